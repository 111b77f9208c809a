import type { Frame, LiveDrawing } from "./live.ts";

interface LiveView {
  signal(name: string, value: unknown): LiveView;
  runAsync(): Promise<unknown>;
}

interface Living {
  readonly view: LiveView;
  readonly drawing: LiveDrawing;
  readonly frame: Frame;
}

/** One range of steps for all pictures: a step stands at the same x in each, zoomed or not. */
export const shared: { domain: readonly [number, number] | null } = { domain: null };
const living: Living[] = [];

/** Wheel and drag zoom in x, a double click shows all again. */
export function addZoom(holder: HTMLElement, self: Living): void {
  living.push(self);
  if (shared.domain) apply(self);
  const place = (event: MouseEvent): number => shareAt(holder, self.frame, event);
  holder.addEventListener(
    "wheel",
    (event) => {
      // A page must scroll: the wheel zooms with Ctrl or ⌘ held, or once the picture is zoomed.
      if (!event.ctrlKey && !event.metaKey && shared.domain === null) return;
      event.preventDefault();
      zoomBy(event.deltaY > 0 ? 1.25 : 0.8, place(event), self.drawing);
    },
    { passive: false },
  );
  addDrag(holder, self, place);
  holder.addEventListener("dblclick", () => show(null));
}

/** Drag over the part to look at. */
function addDrag(
  holder: HTMLElement,
  { drawing, frame }: Living,
  place: (event: MouseEvent) => number,
): void {
  let from: number | null = null;
  const band = document.createElement("div");
  band.className = "band";
  holder.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    from = place(event);
    event.preventDefault();
  });
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    const [a, b] = [Math.min(from, place(event)), Math.max(from, place(event))];
    const scale = holder.clientWidth / frame.total;
    band.style.left = `${(frame.left + a * frame.width) * scale}px`;
    band.style.width = `${(b - a) * frame.width * scale}px`;
    holder.append(band);
  });
  addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [a, b] = [Math.min(from, place(event)), Math.max(from, place(event))];
    from = null;
    band.remove();
    // Less than this was a click, not a drag.
    if ((b - a) * frame.width < 6) return;
    const [low, high] = shared.domain ?? [drawing.from, drawing.to];
    show([low + a * (high - low), low + b * (high - low)], drawing);
  });
}

/** Nearer or farther about a place in the plot, 0 to 1. */
export function zoomBy(factor: number, share: number, drawing: LiveDrawing): void {
  const [low, high] = shared.domain ?? [drawing.from, drawing.to];
  const at = low + share * (high - low);
  const from = Math.max(drawing.from, at - share * (high - low) * factor);
  const to = Math.min(drawing.to, at + (1 - share) * (high - low) * factor);
  show(from <= drawing.from && to >= drawing.to ? null : [from, to], drawing);
}

/** Shows these steps in every picture, or all of them. */
export function show(domain: readonly [number, number] | null, drawing?: LiveDrawing): void {
  // Ten steps, or a thousandth of the run, is as near as it gets.
  const least = drawing ? Math.min(10, (drawing.to - drawing.from) / 1000) : 0;
  if (domain && domain[1] - domain[0] < least) return;
  shared.domain = domain;
  for (const one of living) apply(one);
}

function apply({ view, drawing }: Living): void {
  const [low, high] = shared.domain ?? [drawing.from, drawing.to];
  const ticks = shared.domain ? niceTicks(low, high) : originalTicks(drawing);
  void view.signal("zoom", shared.domain).signal("ticks", ticks).runAsync();
}

function originalTicks(drawing: LiveDrawing): unknown {
  const axes = (drawing.vega["axes"] ?? []) as readonly Record<string, unknown>[];
  return axes.find(({ scale, values }) => scale === "x" && Array.isArray(values))?.["values"] ?? null;
}

/** About six round numbers in the range. */
function niceTicks(low: number, high: number): readonly number[] {
  const rough = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / stride) * stride; tick <= high; tick += stride) ticks.push(tick);
  return ticks;
}

/** Where in the plot, 0 at its left edge and 1 at its right. */
export function shareAt(holder: HTMLElement, frame: Frame, event: MouseEvent): number {
  const box = holder.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * frame.total - frame.left;
  return Math.min(1, Math.max(0, x / frame.width));
}
