import type { RowsReading } from "../../src/model/reading.ts";
import { numberWords } from "../../src/stats/number-words.ts";
import type { Frame, LiveDrawing } from "./live.ts";
import type { Readout } from "./readout.ts";
import { placeOf, readoutBox } from "./readout-box.ts";

interface Reading {
  readonly drawing: LiveDrawing;
  readonly frame: Frame;
  readonly reading: RowsReading;
  readonly domain: () => readonly [number, number];
}

/** What the cell under the pointer says: the layer, the steps of its column, its value. */
export function addRows(holder: HTMLElement, { drawing, frame, reading, domain }: Reading): Readout {
  const scene = { holder, total: frame.total };
  const box = readoutBox(scene);
  const outline = document.createElement("div");
  outline.className = "spot";
  let row = 0;
  const hide = (): void => {
    box.hide();
    outline.remove();
  };
  const showAt = (share: number): void => {
    const [low, high] = domain();
    const column = columnAt(reading.edges, low + share * (high - low));
    const told = reading.rows[row];
    const [from, to] = [reading.edges[column], reading.edges[column + 1]];
    if (!told || from === undefined || to === undefined) return;
    const x = (step: number): number =>
      frame.left + Math.max(0, Math.min(1, (step - low) / (high - low))) * frame.width;
    const y = reading.top + row * reading.height;
    const scale = holder.clientWidth / frame.total;
    outline.style.left = `${x(from) * scale}px`;
    outline.style.width = `${Math.max(4, (x(to) - x(from)) * scale)}px`;
    outline.style.top = `${y * scale}px`;
    outline.style.height = `${reading.height * scale}px`;
    holder.append(outline);
    box.show({ x: x(to), y: y + reading.height }, [
      told.name,
      `${drawing.unit} ${numberWords(Math.max(0, from))} – ${numberWords(to)}`,
      told.words[column] || "nothing finite was logged",
    ]);
  };
  const rowTo = (to: number): void => {
    row = Math.max(0, Math.min(reading.rows.length - 1, to));
  };
  holder.addEventListener("pointermove", (event) => {
    const { x, y } = placeOf(scene, event);
    const over = Math.floor((y - reading.top) / reading.height);
    const share = (x - frame.left) / frame.width;
    if (share < 0 || share > 1 || over < 0 || over >= reading.rows.length) {
      hide();
      return;
    }
    rowTo(over);
    showAt(share);
  });
  holder.addEventListener("pointerleave", hide);
  return { showAt, hide, rowBy: (by) => rowTo(row + by) };
}

function columnAt(edges: readonly number[], step: number): number {
  let column = 0;
  while (column < edges.length - 2 && step >= (edges[column + 1] ?? 0)) column++;
  return column;
}
