import type { ConfusionReading, SpotsReading } from "../../src/model/reading.ts";
import { carriedData, carriedText } from "./carried.ts";
import { addConfusion, type Clustered } from "./confusion.ts";
import type { LiveDrawing } from "./live.ts";
import { addSpots } from "./spots.ts";

/** What a figure needs to come alive: a picture over steps is drawn anew, any other is read as it stands. */
type LiveFigure =
  | LiveDrawing
  | (SpotsReading & { readonly id: string })
  | (ConfusionReading & { readonly id: string; readonly clustered: Clustered | null });

type Start = (holder: Element, drawing: LiveDrawing) => void;

declare global {
  var postrunLive: Start | undefined;
}

// The drawings are complete as they are; the library is unpacked when the first of them comes near the window.
const holders = [...document.querySelectorAll("[data-live]")];
if (holders.length > 0 && "DecompressionStream" in window && "IntersectionObserver" in window) {
  const waiting = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        waiting.unobserve(target);
        void wake(target);
      }
    },
    { rootMargin: "300px" },
  );
  for (const holder of holders) waiting.observe(holder);
}

let drawings: Promise<ReadonlyMap<string, LiveFigure>> | undefined;
let library: Promise<void> | undefined;

async function wake(holder: Element): Promise<void> {
  drawings ??= unpackDrawings();
  const figure = (await drawings).get(holder.getAttribute("data-live") ?? "");
  if (!figure || !(holder instanceof HTMLElement)) return;
  if (figure.kind === "steps") {
    library ??= unpackLibrary();
    await library;
    globalThis.postrunLive?.(holder, figure);
    return;
  }
  const total = holder.querySelector("svg")?.viewBox.baseVal.width ?? holder.clientWidth;
  holder.classList.add("live");
  if (figure.kind === "spots") addSpots({ holder, total }, figure);
  else addConfusion({ holder, total }, figure, figure.clustered);
}

async function unpackDrawings(): Promise<ReadonlyMap<string, LiveFigure>> {
  const all = (await carriedData("live-drawings")) as readonly LiveFigure[];
  return new Map(all.map((figure) => [figure.id, figure]));
}

async function unpackLibrary(): Promise<void> {
  const script = document.createElement("script");
  // The policy knows the hash of this very text.
  script.textContent = await carriedText("live-library");
  document.head.append(script);
}
