import type { ChartLine, StepMark } from "../model/chart.ts";
import { dotLayer, knockoutLayer, type Layer, labelLayers, segmentLayer, shortNumber } from "./marks.ts";
import type { StepPlot } from "./step-frame.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE, hex } from "./theme.ts";
import { isDrawn, type YScale, yPixel } from "./y-scale.ts";

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

interface Scene {
  readonly lines: readonly ChartLine[];
  readonly plot: StepPlot;
  readonly scale: YScale;
}

/** Marks that stand on a line, each with a stem to words that cover no curve and no other words. */
export function drawPointLabels(marks: readonly StepMark[], scene: Scene): readonly Layer[] {
  const taken: Box[] = [];
  return marks.flatMap((mark) => {
    const value = valueAt(mark, scene);
    if (value === null) return [];
    const box = placeWords(mark, yPixel(scene.scale, value, scene.plot.height), { ...scene, taken });
    taken.push(box);
    return drawMark(mark, { value, box }, scene);
  });
}

const HALF = 9;

function drawMark(mark: StepMark, place: { value: number; box: Box }, scene: Scene): readonly Layer[] {
  const { value, box } = place;
  const y = yPixel(scene.scale, value, scene.plot.height);
  const above = box.y1 <= y;
  const at = { step: mark.step };
  const middle = (box.x0 + box.x1) / 2;
  const dx = Math.round((middle - scene.plot.x(mark.step)) * 10) / 10;
  const point = [{ x: mark.step, y: shortNumber(value) }];
  const stem = { from: at, to: at, y: above ? box.y1 : box.y0, y2: above ? y - 6 : y + 6 };
  return [
    ...(Math.abs(stem.y2 - stem.y) > 4 ? [segmentLayer([stem], { token: "ink2", width: 1 })] : []),
    mark.kind === "best" ? diamondLayer(point) : dotLayer(point, { token: "ink", radius: 3.5 }),
    knockoutLayer({ at, y: box.y0 + HALF, width: box.x1 - box.x0, dx, token: "paper" }),
    ...labelLayers([
      { at, dx, y: box.y0 + HALF, text: mark.label, anchor: "middle", token: "ink", bold: true },
    ]),
  ];
}

function diamondLayer(points: readonly { readonly x: number; readonly y: number }[]): Layer {
  return {
    data: { values: points },
    mark: {
      type: "point",
      shape: "diamond",
      filled: true,
      opacity: 1,
      aria: false,
      clip: false,
      size: 100,
      color: hex("ink"),
      stroke: hex("paper"),
      strokeWidth: 1.5,
    },
  };
}

/** A best value is one of the evaluations, where there are any; other marks stand on the first line. */
function valueAt(mark: StepMark, scene: Scene): number | null {
  const evaluated = mark.kind === "best" ? scene.lines.filter((l) => l.dots) : [];
  for (const line of [...evaluated, ...scene.lines]) {
    const { steps, values } = line.main;
    let best: number | null = null;
    let nearest = (scene.plot.domain[1] - scene.plot.domain[0]) * 0.02;
    for (const [i, step] of steps.entries()) {
      const value = values[i] ?? Number.NaN;
      const distance = Math.abs(step - mark.step);
      if (distance > nearest || !isDrawn(value, scene.scale.kind)) continue;
      if (best !== null && distance === nearest) continue;
      best = value;
      nearest = distance;
    }
    if (best !== null) return best;
  }
  return null;
}

/** Above the curves where there is room, else beneath or beside them, always inside the plot. */
function placeWords(mark: StepMark, y: number, scene: Scene & { readonly taken: readonly Box[] }): Box {
  const width = Math.ceil(textWidth(mark.label, FONT_SIZE, true)) + 8;
  const { plot } = scene;
  const x = plot.x(mark.step);
  const most = Math.max(0, plot.width - width);
  const lefts = [x - width / 2, x - width + 4, x - 4].map((left) => Math.min(Math.max(left, 0), most));
  const free = (box: Box) =>
    box.y0 >= 1 &&
    box.y1 <= plot.height - 1 &&
    scene.taken.every((t) => box.x1 < t.x0 || box.x0 > t.x1 || box.y1 < t.y0 || box.y0 > t.y1);
  const tries = lefts.flatMap((left) => candidates(scene, { x0: left, x1: left + width, y }));
  const top = Math.min(Math.max(y - 12 - 2 * HALF, 1), plot.height - 2 * HALF - 1);
  const left = lefts[0] ?? 0;
  return tries.find(free) ?? { x0: left, x1: left + width, y0: top, y1: top + 2 * HALF };
}

/** Boxes clear of all curves between two pixels across: above them, higher, beneath, lower. */
function candidates(scene: Scene, span: { x0: number; x1: number; y: number }): readonly Box[] {
  const { x0, x1, y } = span;
  const curves = extent(scene, x0, x1);
  const up = Math.min(curves.top, y) - 10 - 2 * HALF;
  const down = Math.max(curves.bottom, y) + 10;
  return [up, up - 20, up - 40, down, down + 20, down + 40].map((top) => ({
    x0,
    x1,
    y0: top,
    y1: top + 2 * HALF,
  }));
}

/** Highest and lowest pixel of all curves between two pixels across. */
function extent(scene: Scene, x0: number, x1: number): { readonly top: number; readonly bottom: number } {
  const { plot, scale, lines } = scene;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const points of lines.flatMap((l) => (l.raw === null ? [l.main] : [l.main, l.raw]))) {
    for (const [i, step] of points.steps.entries()) {
      const x = plot.x(step);
      const value = points.values[i] ?? Number.NaN;
      if (x < x0 || x > x1 || !isDrawn(value, scale.kind)) continue;
      const y = Math.min(yPixel(scale, value, plot.height), plot.height);
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return { top, bottom };
}
