import { placeOf, type ReadoutBox, readoutBox, type Scene } from "./readout-box.ts";
import { said } from "./voice.ts";

/** A place of a drawing that says something; pixels of the drawing. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Both 0 for a point. */
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** What a figure finds under the pointer, and where its keys lead. */
export interface Pointed {
  readonly at: (x: number, y: number) => Place | null;
  /** The place that a key leads to; null where the key means nothing here. */
  readonly key: (key: string, shift: boolean) => Place | null;
  /** Said of the keys to a screen reader. */
  readonly keys: string;
}

/** Reads places by pointer, by touch and by keys, each outlined while it is read. */
export function addPointed(scene: Scene, pointed: Pointed): { readonly hide: () => void } {
  const { holder } = scene;
  const box = readoutBox(scene);
  const outline = document.createElement("div");
  outline.className = "spot";
  const hide = (): void => {
    box.hide();
    outline.remove();
  };
  const read = (place: Place | null): void => {
    if (place) show(place, { scene, box, outline });
    else hide();
  };
  const pointerAt = (event: PointerEvent): void => {
    const { x, y } = placeOf(scene, event);
    read(pointed.at(x, y));
  };
  holder.addEventListener("pointermove", pointerAt);
  holder.addEventListener("pointerdown", pointerAt);
  // A finger leaves as soon as it lifts: what it tapped stays told until the next tap.
  holder.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType !== "touch") hide();
  });
  holder.tabIndex = 0;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", said(pointed.keys));
  holder.addEventListener("blur", hide);
  holder.addEventListener("keydown", (event) => {
    if (event.target !== holder || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") hide();
    const place = pointed.key(event.key, event.shiftKey);
    if (!place) return;
    event.preventDefault();
    read(place);
  });
  return { hide };
}

/** A cell of a thousand is smaller than a pixel: its outline is not. */
const LEAST_OUTLINE = 7;

function show(
  place: Place,
  { scene, box, outline }: { readonly scene: Scene; readonly box: ReadoutBox; readonly outline: HTMLElement },
): void {
  const { holder, total } = scene;
  const scale = holder.clientWidth / total;
  const point = place.width === 0 && place.height === 0;
  const [width, height] = [place.width, place.height].map((side) => Math.max(LEAST_OUTLINE, side * scale));
  const middle = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  outline.classList.toggle("round", point);
  outline.style.width = `${width}px`;
  outline.style.height = `${height}px`;
  outline.style.left = `${middle.x * scale - (width ?? 0) / 2}px`;
  outline.style.top = `${middle.y * scale - (height ?? 0) / 2}px`;
  holder.append(outline);
  box.show({ x: middle.x, y: place.y + place.height }, place.lines);
}
