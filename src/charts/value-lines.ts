import type { FigureWidth, ValueLinesFigure, VegaLiteSpec } from "../model/chart.ts";
import { drawEndLabels } from "./end-labels.ts";
import { dotLayer, knockoutLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import { type PixelFrame, pixelSpec } from "./pixel-spec.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE, SERIES_TEXT, STEP_GEOMETRY } from "./theme.ts";
import { drawPixelAxes, ON_PIXELS, pixelLineLayer } from "./value-axis.ts";
import { roundTicks, tickText, yPixel, yScale } from "./y-scale.ts";

/** Lines over a plain quantity from zero, a dot at each measured point, named at their right ends. */
export function drawValueLines(figure: ValueLinesFigure, width: FigureWidth): VegaLiteSpec {
  const plot = valueLinesPlot(figure, width);
  const { width: inner, height, right } = plot.frame;
  const { scale, reach } = plot;
  const ticks = roundTicks(0, reach, width === "wide" ? 8 : 4);
  const decimals = Math.max(0, ...ticks.map((t) => (String(t).split(".")[1] ?? "").length));
  const placed = figure.lines.map((line) => ({ ...line, at: placesOf(line.points, plot) }));
  const layers: readonly Layer[] = [
    ...drawPixelAxes({
      width: inner,
      height,
      x: ticks.map((t) => ({ px: plot.x(t), text: tickText(t, decimals) })),
      y: scale.ticks.map((t) => ({ px: plot.y(t.value), text: t.text })),
      xTitle: figure.xTitle,
      yTitle: "",
    }),
    ...labelLayers([
      {
        at: { px: 0 },
        dx: -36,
        y: 12 - plot.frame.top,
        text: figure.yTitle,
        anchor: "start",
        token: "ink2",
      },
    ]),
    ...markLayers(plot.marks, height),
    ...placed.flatMap(({ at, token }) => [
      pixelLineLayer(at, { token, width: 2.25 }),
      ...(figure.plain
        ? []
        : [{ ...dotLayer(drawn(at), { token, radius: 3.5, ring: true }), encoding: ON_PIXELS }]),
    ]),
    ...drawEndLabels(
      placed.flatMap(({ at, label, token }) => {
        const last = drawn(at).at(-1);
        return last ? [{ ...last, text: label, note: "", bold: true, token: SERIES_TEXT[token] }] : [];
      }),
      { width: inner, height, right },
    ),
  ];
  return pixelSpec(plot.frame, layers);
}

/** Where the values stand, and the names of the marks above them. */
export function valueLinesPlot(figure: ValueLinesFigure, width: FigureWidth) {
  const { total, left, right, main: height } = STEP_GEOMETRY[width];
  const inner = total - left - right;
  const reach =
    Math.max(0, ...figure.lines.flatMap(({ points }) => points.steps.filter(Number.isFinite))) || 1;
  const values = figure.lines.flatMap(({ points }) => points.values);
  const scale = yScale({ kind: "linear", zero: true, values, floor: 0, most: 5 });
  const x = (value: number) => (value / reach) * inner;
  const y = (value: number) => yPixel(scale, value, height);
  const marks = placeMarks(
    (figure.marks ?? []).map((mark) => ({ ...mark, px: x(mark.x) })),
    { left, end: inner + right },
  );
  const rows = marks.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const frame: PixelFrame = { width: inner, height, left, right, top: 28 + rows * ROW, bottom: 46 };
  return { frame, reach, scale, marks, x, y };
}

/** Height of a row of names above the plot. */
const ROW = 18;

interface PlacedMark {
  readonly px: number;
  readonly label: string;
  readonly dashed: boolean;
  /** Left end of its words. */
  readonly from: number;
  /** 0 is the one nearest to the plot. */
  readonly row: number;
}

/** Names over their marks, in as many rows as it takes that none touches another. */
function placeMarks(
  marks: readonly { readonly px: number; readonly label: string; readonly dashed: boolean }[],
  room: { readonly left: number; readonly end: number },
): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const words = textWidth(mark.label, FONT_SIZE, true);
    const from = Math.max(-room.left + 2, Math.min(mark.px - words / 2, room.end - words - 2));
    const taken = placed.filter(
      (o) => o.from < from + words + 10 && o.from + textWidth(o.label, FONT_SIZE, true) + 10 > from,
    );
    let row = 0;
    while (taken.some((o) => o.row === row)) row++;
    placed.push({ ...mark, from, row });
  }
  return placed;
}

function markLayers(marks: readonly PlacedMark[], height: number): readonly Layer[] {
  const stems = (dashed: boolean): readonly Layer[] => {
    const list = marks.filter((mark) => mark.dashed === dashed);
    if (list.length === 0) return [];
    const lines = list.map(({ px, row }) => ({
      from: { px },
      to: { px },
      y: -2 - row * ROW,
      y2: height,
    }));
    return [segmentLayer(lines, { token: "ink", width: 1, ...(dashed ? { dash: [4, 3] } : {}) })];
  };
  const words = marks.map(
    ({ from, row, label }): Label => ({
      at: { px: from },
      y: -11 - row * ROW,
      text: label,
      anchor: "start",
      token: "ink",
      bold: true,
    }),
  );
  // The stem of one may run through the words of another.
  const grounds = words.map(({ at, y, text }) => {
    const wide = textWidth(text, FONT_SIZE, true) + 4;
    return knockoutLayer({ at, y, width: wide, dx: wide / 2 - 2, token: "paper" });
  });
  return [...stems(false), ...stems(true), ...grounds, ...labelLayers(words)];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function placesOf(
  points: ValueLinesFigure["lines"][number]["points"],
  plot: { readonly x: (value: number) => number; readonly y: (value: number) => number },
): readonly Place[] {
  return points.steps.map((x, i) => {
    const value = points.values[i] ?? Number.NaN;
    return { x: plot.x(x), y: Number.isFinite(value) ? plot.y(value) : Number.NaN };
  });
}

function drawn(places: readonly Place[]): readonly Place[] {
  return places.filter(({ y }) => Number.isFinite(y));
}
