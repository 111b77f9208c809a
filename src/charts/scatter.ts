import type { FigureWidth, ScatterFigure, VegaLiteSpec } from "../model/chart.ts";
import { dotLayer, type Layer, segmentLayer } from "./marks.ts";
import { type PixelFrame, pixelSpec } from "./pixel-spec.ts";
import { thinOut } from "./thin-out.ts";
import { drawPixelAxes, ON_PIXELS } from "./value-axis.ts";
import { type YScale, yPixel, yScale } from "./y-scale.ts";

/** Predicted against true values on one scale, with the diagonal on which they would agree; other points on two. */
export function drawScatter(figure: ScatterFigure, width: FigureWidth): VegaLiteSpec {
  const { frame, x, y, place } = scatterPlot(figure, width);
  const { width: inner, height } = frame;
  const points = thinOut(
    figure.points.steps.map((step, i) => place(step, figure.points.values[i] ?? Number.NaN)),
  );
  const layers: readonly Layer[] = [
    ...drawPixelAxes({
      width: inner,
      height,
      x: x.ticks.map((t) => ({ px: inner - yPixel(x, t.value, inner), text: t.text })),
      y: y.ticks.map((t) => ({ px: yPixel(y, t.value, height), text: t.text })),
      xTitle: figure.xTitle,
      yTitle: figure.yTitle,
    }),
    ...(figure.diagonal
      ? [
          segmentLayer([{ from: { px: 0 }, to: { px: inner }, y: height, y2: 0 }], {
            token: "axis",
            width: 1,
            dash: [4, 3],
          }),
        ]
      : []),
    { ...dotLayer(points, { token: "s1", radius: 1.75 }), encoding: ON_PIXELS },
  ];
  return pixelSpec(frame, layers);
}

/** Where the points of a scatter stand: one scale for both axes where they are one quantity, else equal units a pixel. */
export function scatterPlot(figure: ScatterFigure, width: FigureWidth) {
  const side = width === "wide" ? 400 : 288;
  const { steps, values } = figure.points;
  const scaleOf = (list: readonly number[]) =>
    yScale({ kind: "linear", zero: false, values: list, floor: 0, most: 5 });
  const both = scaleOf([...steps, ...values]);
  const [x, y] = figure.diagonal ? [both, both] : [scaleOf(steps), scaleOf(values)];
  const size = figure.diagonal ? { width: side, height: side } : trueSize(x, y, side);
  const frame: PixelFrame = { ...size, left: 56, right: 14, top: 26, bottom: 44 };
  const place = (across: number, down: number) => ({
    x: frame.width - yPixel(x, across, frame.width),
    y: yPixel(y, down, frame.height),
  });
  return { frame, x, y, place };
}

/** The same length for the same difference both ways, as far as the plot stays readable. */
function trueSize(x: YScale, y: YScale, side: number): { readonly width: number; readonly height: number } {
  const ratio = (x.high - x.low) / (y.high - y.low);
  const least = side * LEAST_SIDE;
  return ratio >= 1
    ? { width: side, height: Math.round(Math.max(least, side / ratio)) }
    : { width: Math.round(Math.max(least, side * ratio)), height: side };
}

/** A narrower plot would have no room for its ticks. */
const LEAST_SIDE = 0.45;
