import { numberWords } from "../../src/stats/number-words.ts";
import type { Frame, LiveDrawing } from "./live.ts";
import { readoutBox } from "./readout-box.ts";
import { shareAt } from "./zoom.ts";

interface Reading {
  readonly drawing: LiveDrawing;
  readonly frame: Frame;
  readonly domain: () => readonly [number, number];
}

/** Shows and hides the values from elsewhere. */
export interface Readout {
  readonly showAt: (share: number) => void;
  readonly hide: () => void;
  /** Goes up or down among rows, where there are any. */
  readonly rowBy?: (by: number) => void;
}

/** The values at the step under the pointer, as logged, beside a hair line. */
export function addReadout(holder: HTMLElement, { drawing, frame, domain }: Reading): Readout {
  const box = readoutBox({ holder, total: frame.total });
  const hair = document.createElement("div");
  hair.className = "hair";
  const showAt = (share: number): void => {
    const [low, high] = domain();
    const step = nearestStep(drawing, low + share * (high - low));
    if (step === null || step < low || step > high) return;
    const scale = holder.clientWidth / frame.total;
    const x = frame.left + ((step - low) / (high - low)) * frame.width;
    hair.style.left = `${x * scale}px`;
    hair.style.top = `${frame.top * scale}px`;
    hair.style.height = `${frame.height * scale}px`;
    holder.append(hair);
    box.show({ x, y: frame.top }, linesAt(drawing, step));
  };
  const hide = (): void => {
    box.hide();
    hair.remove();
  };
  holder.addEventListener("pointermove", (event) => showAt(shareAt(holder, frame, event)));
  holder.addEventListener("pointerleave", hide);
  return { showAt, hide };
}

function nearestStep(drawing: LiveDrawing, at: number): number | null {
  let nearest: number | null = null;
  for (const { points } of drawing.lines) {
    for (const step of points.steps) {
      if (nearest === null || Math.abs(step - at) < Math.abs(nearest - at)) nearest = step;
    }
  }
  return nearest;
}

function linesAt(drawing: LiveDrawing, step: number): readonly string[] {
  const rows = drawing.lines.flatMap(({ label, points }) => {
    const i = points.steps.indexOf(step);
    return i < 0 ? [] : [`${label} ${valueWords(points.values[i])}`];
  });
  return [`${drawing.unit} ${numberWords(step)}`, ...rows];
}

function valueWords(value: number | null | undefined): string {
  return typeof value === "number"
    ? value.toLocaleString("en-US", { maximumSignificantDigits: 4 })
    : "not finite";
}
