import type { FigureWidth, ValueLinesFigure, VegaLiteSpec } from "../model/chart.ts";
import { drawEndLabels } from "./end-labels.ts";
import { dotLayer, type Layer } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { SERIES_TEXT, STEP_GEOMETRY } from "./theme.ts";
import { drawPixelAxes, ON_PIXELS, pixelLineLayer } from "./value-axis.ts";
import { roundTicks, tickText, yPixel, yScale } from "./y-scale.ts";

/** Lines over a plain quantity from zero, a dot at each measured point, named at their right ends. */
export function drawValueLines(figure: ValueLinesFigure, width: FigureWidth): VegaLiteSpec {
  const { total, left, right, main: height } = STEP_GEOMETRY[width];
  const inner = total - left - right;
  const reach =
    Math.max(0, ...figure.lines.flatMap(({ points }) => points.steps.filter(Number.isFinite))) || 1;
  const values = figure.lines.flatMap(({ points }) => points.values);
  const scale = yScale({ kind: "linear", zero: true, values, floor: 0, most: 5 });
  const ticks = roundTicks(0, reach, width === "wide" ? 8 : 4);
  const decimals = Math.max(0, ...ticks.map((t) => (String(t).split(".")[1] ?? "").length));
  const placed = figure.lines.map((line) => ({
    ...line,
    at: placesOf(line.points, { reach, inner, height, scale }),
  }));
  const layers: readonly Layer[] = [
    ...drawPixelAxes({
      width: inner,
      height,
      x: ticks.map((t) => ({ px: (t / reach) * inner, text: tickText(t, decimals) })),
      y: scale.ticks.map((t) => ({ px: yPixel(scale, t.value, height), text: t.text })),
      xTitle: figure.xTitle,
      yTitle: figure.yTitle,
    }),
    ...placed.flatMap(({ at, token }) => [
      pixelLineLayer(at, { token, width: 2.25 }),
      { ...dotLayer(drawn(at), { token, radius: 3.5, ring: true }), encoding: ON_PIXELS },
    ]),
    ...drawEndLabels(
      placed.flatMap(({ at, label, token }) => {
        const last = drawn(at).at(-1);
        return last ? [{ ...last, text: label, note: "", bold: true, token: SERIES_TEXT[token] }] : [];
      }),
      { width: inner, height, right },
    ),
  ];
  return pixelSpec({ width: inner, height, left, right, top: 28, bottom: 46 }, layers);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function placesOf(
  points: ValueLinesFigure["lines"][number]["points"],
  plot: {
    readonly reach: number;
    readonly inner: number;
    readonly height: number;
    readonly scale: ReturnType<typeof yScale>;
  },
): readonly Place[] {
  return points.steps.map((x, i) => {
    const value = points.values[i] ?? Number.NaN;
    const y = Number.isFinite(value) ? yPixel(plot.scale, value, plot.height) : Number.NaN;
    return { x: (x / plot.reach) * plot.inner, y };
  });
}

function drawn(places: readonly Place[]): readonly Place[] {
  return places.filter(({ y }) => Number.isFinite(y));
}
