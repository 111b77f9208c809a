import type { ChartLine, ChartPoints, FigureWidth, StepLinesFigure, VegaLiteSpec } from "../model/chart.ts";
import { drawEndLabels, type EndLabel } from "./end-labels.ts";
import { drawLanes, type LaneItem } from "./lanes.ts";
import {
  areaLayer,
  dotLayer,
  type Label,
  type Layer,
  labelLayers,
  lineLayer,
  type Stroke,
  segmentLayer,
  shortNumber,
} from "./marks.ts";
import { drawPointLabels } from "./point-labels.ts";
import { bottomPadding, type StepPlot, stepChannel, stepPlot, stepSpec, stepWords } from "./step-frame.ts";
import { LANE, SERIES_RAW, SERIES_TEXT, STEP_GEOMETRY, type ThemeToken } from "./theme.ts";
import { clampValue, isDrawn, type YScale, yPixel, yScale } from "./y-scale.ts";

/** One to four lines over steps, named at their right ends, with the ranges that findings cite above them. */
export function drawStepLines(figure: StepLinesFigure, width: FigureWidth): VegaLiteSpec {
  const plot = stepPlot(figure.axis, width, STEP_GEOMETRY[width][figure.size]);
  const scale = lineScale(figure);
  const tickAtTop = scale.ticks.some((t) => yPixel(scale, t.value, plot.height) < 14);
  const lanes = drawLanes(laneItems(figure), { ...plot, tickAtTop });
  const title = figure.yTitle === "" ? 0 : 20;
  const top = Math.max(8, (lanes.count === 0 ? 8 : lanes.count * LANE + 12) + title);
  const standing = figure.marks.filter((m) => m.kind === "best");
  const layers = [
    washLayer(figure, plot),
    ...figure.lines.flatMap((line) => rawLayer(line, scale)),
    ...levelLayers(figure, plot, scale),
    ...figure.lines.flatMap((line) => mainLayers(line, scale, plot)),
    ...lanes.layers,
    ...labelLayers([...tickLabels(scale, plot), ...emptyLabel(scale, plot)]),
    ...drawPointLabels(standing, { lines: figure.lines, plot, scale }),
    ...drawEndLabels(endLabels(figure, plot, scale), plot),
    ...labelLayers(titleLabel(figure.yTitle, plot, title - top)),
    ...(figure.labels ? stepWords(figure.axis, plot) : []),
  ];
  return stepSpec(
    plot,
    { top, bottom: bottomPadding(figure.axis, figure.labels) },
    { x: stepChannel(figure.axis, plot, figure.labels), y: yChannel(scale), layers: layers.flat() },
  );
}

/** The y channel: grey grid lines, no axis line; the labels are texts, since their words are exact. */
export function yChannel(scale: YScale): Layer {
  return {
    field: "y",
    type: "quantitative",
    scale: {
      type: scale.kind,
      domain: [scale.low, scale.high],
      nice: false,
      // A log scale knows no zero, and Vega-Lite warns of the very word.
      ...(scale.kind === "linear" ? { zero: false } : {}),
    },
    axis: { grid: true, labels: false, values: scale.ticks.map((t) => t.value) },
  };
}

/** Points of one line as rows, null where the line breaks. */
export function pointRows(
  points: ChartPoints,
  kind: "linear" | "log",
): readonly { readonly x: number; readonly y: number | null }[] {
  return points.steps.map((step, i) => {
    const value = points.values[i] ?? Number.NaN;
    return { x: step, y: isDrawn(value, kind) ? shortNumber(clampValue(value)) : null };
  });
}

/** Domain and grid of a set of lines: all their points, though raw noise may dip out of a log plot. */
export function lineScale(figure: {
  readonly lines: readonly ChartLine[];
  readonly scale: "linear" | "log";
  readonly zero: boolean;
  readonly levels: readonly { readonly value: number }[];
  readonly size: "main" | "second" | "companion";
}): YScale {
  const main = figure.lines.flatMap((l) => l.main.values);
  const raw = figure.lines.flatMap((l) => l.raw?.values ?? []);
  const levels = figure.levels.map((l) => l.value);
  const positive = [...main, ...levels].filter((v) => isDrawn(v, "log"));
  const least = positive.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return yScale({
    kind: figure.scale,
    zero: figure.zero,
    values: [...main, ...raw, ...levels],
    // Beneath a third of the lowest median the noise tells nothing and would flatten the curve.
    floor: least / 3,
    most: figure.size === "main" ? 5 : 3,
  });
}

/** Strokes of a line: training thick, what has dots thinner, the test dashed. */
export function strokeOfLine(line: ChartLine): Stroke {
  const width = line.dots || line.dashed ? 1.75 : 2.25;
  return { token: line.token, width, ...(line.dashed ? { dash: [6, 3] } : {}) };
}

function washLayer(figure: StepLinesFigure, plot: StepPlot): readonly Layer[] {
  const washes = figure.cited.filter((c) => c.wash && c.to > c.from);
  if (washes.length === 0) return [];
  const areas = washes.map((c) => ({ from: { step: c.from }, to: { step: c.to }, y: 0, y2: plot.height }));
  return [areaLayer(areas, "cite-wash")];
}

function rawLayer(line: ChartLine, scale: YScale): readonly Layer[] {
  if (line.raw === null) return [];
  return [lineLayer(pointRows(line.raw, scale.kind), { token: SERIES_RAW[line.token], width: 1 })];
}

/** Dots nearer than this many pixels would hide the line that they stand on. */
const DOT_ROOM = 5;

function mainLayers(line: ChartLine, scale: YScale, plot: StepPlot): readonly Layer[] {
  const rows = pointRows(line.main, scale.kind);
  const drawn = rows.flatMap((row) => (row.y === null ? [] : [{ x: row.x, y: row.y }]));
  const first = drawn[0];
  const last = drawn.at(-1);
  if (first === undefined || last === undefined) return [lineLayer([], strokeOfLine(line))];
  const room = (plot.x(last.x) - plot.x(first.x)) / Math.max(1, drawn.length - 1);
  const dots = line.dots && room >= DOT_ROOM ? drawn : lonePoints(rows);
  return [
    lineLayer(rows, strokeOfLine(line)),
    ...(dots.length > 0 ? [dotLayer(dots, { token: line.token, radius: line.dots ? 2 : 2.5 })] : []),
  ];
}

/** Points between two gaps draw no line, so they need a dot to be seen. */
function lonePoints(rows: readonly { readonly x: number; readonly y: number | null }[]) {
  return rows.flatMap(({ x, y }, i) => {
    const alone = (rows[i - 1]?.y ?? null) === null && (rows[i + 1]?.y ?? null) === null;
    return y !== null && alone ? [{ x, y }] : [];
  });
}

function levelLayers(figure: StepLinesFigure, plot: StepPlot, scale: YScale): readonly Layer[] {
  const segments = figure.levels
    .filter((l) => isDrawn(l.value, scale.kind))
    .map((l) => yPixel(scale, l.value, plot.height))
    .map((y) => ({ from: { px: 0 }, to: { px: plot.width }, y, y2: y }));
  return segments.length === 0 ? [] : [segmentLayer(segments, { token: "ink2", width: 1, dash: [2, 3] })];
}

function tickLabels(scale: YScale, plot: StepPlot) {
  return scale.ticks.map((tick) => ({
    at: { px: 0 },
    dx: -6,
    y: yPixel(scale, tick.value, plot.height),
    text: tick.text,
    anchor: "end" as const,
    token: "ink3" as const,
  }));
}

/** Said in the plot when there is nothing to draw in it. */
function emptyLabel(scale: YScale, plot: StepPlot): readonly Label[] {
  if (scale.ticks.length > 0) return [];
  const at = { px: plot.width / 2 };
  return [{ at, y: plot.height / 2, text: "no finite value", anchor: "middle", token: "ink3" }];
}

function titleLabel(text: string, plot: StepPlot, y: number) {
  if (text === "") return [];
  return [
    { at: { px: 0 }, dx: -plot.left + 12, y: y - 8, text, anchor: "start" as const, token: "ink2" as const },
  ];
}

function endLabels(figure: StepLinesFigure, plot: StepPlot, scale: YScale): readonly EndLabel[] {
  const lines = figure.lines.flatMap((line) => {
    const last = lastDrawn(line.main, scale);
    if (last === null) return [];
    const y = yPixel(scale, last.value, plot.height);
    const token: ThemeToken = SERIES_TEXT[line.token];
    return [{ text: line.label, note: line.note ?? "", token, bold: true, y, x: plot.x(last.step) }];
  });
  const levels = figure.levels
    .filter((l) => l.label !== "" && isDrawn(l.value, scale.kind))
    .map((level): EndLabel => {
      const y = yPixel(scale, level.value, plot.height);
      return { text: level.label, note: "", token: "ink3", bold: false, y, x: plot.width };
    });
  return [...lines, ...levels];
}

function lastDrawn(points: ChartPoints, scale: YScale): { step: number; value: number } | null {
  for (let i = points.values.length - 1; i >= 0; i--) {
    const value = points.values[i] ?? Number.NaN;
    if (isDrawn(value, scale.kind)) return { step: points.steps[i] ?? 0, value };
  }
  return null;
}

/** Cited ranges, and moments that no cited range names already. */
function laneItems(figure: StepLinesFigure): readonly LaneItem[] {
  const cited = figure.cited.map((c): LaneItem => ({ ...c, token: "cite", dash: [3, 2] }));
  const named = new Set(cited.filter((c) => c.from === c.to).map((c) => c.from));
  const moments = figure.marks
    .filter((m) => m.kind !== "best" && !named.has(m.step))
    .map((m): LaneItem => {
      const lost = m.kind === "onset" || m.kind === "non-finite";
      const dash = m.kind === "onset" ? null : [3, 2];
      return { from: m.step, to: m.step, tag: "", note: m.label, token: lost ? "cite" : "ink2", dash };
    });
  return [...cited, ...moments];
}
