import { carriedData, carriedText } from "./carried.ts";
import type { LiveDrawing } from "./live.ts";

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

let ready: Promise<ReadonlyMap<string, LiveDrawing>> | undefined;

async function wake(holder: Element): Promise<void> {
  ready ??= unpack();
  const drawing = (await ready).get(holder.getAttribute("data-live") ?? "");
  if (drawing) globalThis.postrunLive?.(holder, drawing);
}

async function unpack(): Promise<ReadonlyMap<string, LiveDrawing>> {
  const [library, drawings] = await Promise.all([carriedText("live-library"), carriedData("live-drawings")]);
  const script = document.createElement("script");
  // The policy knows the hash of this very text.
  script.textContent = library;
  document.head.append(script);
  return new Map((drawings as readonly LiveDrawing[]).map((drawing) => [drawing.id, drawing]));
}
