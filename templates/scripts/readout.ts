import type { Frame, LiveDrawing } from "./live.ts";
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
}

/** The values at the step under the pointer, as logged, beside a hair line. */
export function addReadout(holder: HTMLElement, { drawing, frame, domain }: Reading): Readout {
  const box = document.createElement("div");
  box.className = "readout";
  const hair = document.createElement("div");
  hair.className = "hair";
  box.setAttribute("role", "status");
  const showAt = (share: number): void => {
    const [low, high] = domain();
    const step = nearestStep(drawing, low + share * (high - low));
    if (step === null || step < low || step > high) return;
    const scale = holder.clientWidth / frame.total;
    const x = (frame.left + ((step - low) / (high - low)) * frame.width) * scale;
    hair.style.left = `${x}px`;
    hair.style.top = `${frame.top * scale}px`;
    hair.style.height = `${frame.height * scale}px`;
    box.replaceChildren(...linesAt(drawing, step));
    holder.append(hair, box);
    box.style.top = `${frame.top * scale + 4}px`;
    box.style.left = `${x > holder.clientWidth / 2 ? x - box.offsetWidth - 8 : x + 8}px`;
  };
  const hide = (): void => {
    box.remove();
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

function linesAt(drawing: LiveDrawing, step: number): readonly Node[] {
  const head = document.createElement("b");
  head.textContent = `${drawing.unit} ${step.toLocaleString("en-US", { maximumFractionDigits: 1 })}`;
  const rows = drawing.lines.flatMap(({ label, points }) => {
    const i = points.steps.indexOf(step);
    if (i < 0) return [];
    const row = document.createElement("div");
    row.textContent = `${label} ${valueWords(points.values[i])}`;
    return [row];
  });
  return [head, ...rows];
}

function valueWords(value: number | null | undefined): string {
  return typeof value === "number"
    ? value.toLocaleString("en-US", { maximumSignificantDigits: 4 })
    : "not finite";
}
