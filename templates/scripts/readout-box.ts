import { said, spelled } from "./voice.ts";

/** Where a drawing stands in its holder: its own pixels may be shown smaller or larger. */
export interface Scene {
  readonly holder: HTMLElement;
  /** Width of the drawing in its own pixels. */
  readonly total: number;
}

/** Words beside a place of a drawing, said to screen readers as well. */
export interface ReadoutBox {
  /** `x` and `y` in pixels of the drawing. */
  readonly show: (at: { readonly x: number; readonly y: number }, lines: readonly string[]) => void;
  readonly hide: () => void;
}

/** The first line is the head. */
export function readoutBox({ holder, total }: Scene): ReadoutBox {
  const box = document.createElement("div");
  box.className = "readout";
  box.setAttribute("role", "status");
  const show: ReadoutBox["show"] = ({ x, y }, [head = "", ...rest]) => {
    const scale = holder.clientWidth / total;
    box.replaceChildren(lineOf("b", head), ...rest.map((text) => lineOf("div", text)));
    holder.append(box);
    const left = x * scale > holder.clientWidth / 2 ? x * scale - box.offsetWidth - 8 : x * scale + 8;
    box.style.left = `${Math.max(0, Math.min(left, holder.clientWidth - box.offsetWidth))}px`;
    box.style.top = `${y * scale + 4}px`;
  };
  return { show, hide: () => box.remove() };
}

/** Where the pointer is, in pixels of the drawing. */
export function placeOf(
  { holder, total }: Scene,
  event: MouseEvent,
): { readonly x: number; readonly y: number } {
  const box = holder.getBoundingClientRect();
  const scale = total / box.width;
  return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
}

function lineOf(tag: "b" | "div", text: string): HTMLElement {
  const line = document.createElement(tag);
  line.textContent = spelled(said(text));
  return line;
}
