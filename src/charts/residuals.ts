import type { FigureWidth, ResidualsFigure, VegaLiteSpec } from "../model/chart.ts";
import { dotLayer, type Layer, segmentLayer } from "./marks.ts";
import { type PixelFrame, pixelSpec } from "./pixel-spec.ts";
import { thinOut } from "./thin-out.ts";
import { drawPixelAxes, ON_PIXELS } from "./value-axis.ts";
import { yPixel, yScale } from "./y-scale.ts";

/** Error over prediction about the line of no error, with the middle half and the median of each range. */
export function drawResiduals(figure: ResidualsFigure, width: FigureWidth): VegaLiteSpec {
  const { frame, across, down, x, y } = residualsPlot(figure, width);
  const { width: inner, height } = frame;
  const { steps, values } = figure.points;
  const points = thinOut(steps.map((step, i) => ({ x: x(step), y: y(values[i] ?? Number.NaN) })));
  const ranges = figure.ranges.map((range) => ({
    middle: (x(range.from) + x(range.to)) / 2,
    median: y(range.median),
    low: y(range.low),
    high: y(range.high),
  }));
  const layers: readonly Layer[] = [
    ...drawPixelAxes({
      width: inner,
      height,
      x: across.ticks.map((t) => ({ px: x(t.value), text: t.text })),
      y: down.ticks.map((t) => ({ px: y(t.value), text: t.text })),
      xTitle: figure.xTitle,
      yTitle: figure.yTitle,
    }),
    { ...dotLayer(points, { token: "raw1", radius: 1.75 }), encoding: ON_PIXELS },
    segmentLayer([{ from: { px: 0 }, to: { px: inner }, y: y(0), y2: y(0) }], {
      token: "axis",
      width: 1,
      dash: [4, 3],
    }),
    ...(ranges.length === 0
      ? []
      : [
          segmentLayer(
            ranges.map((r) => ({ from: { px: r.middle }, to: { px: r.middle }, y: r.low, y2: r.high })),
            { token: "ink", width: 2 },
          ),
          {
            ...dotLayer(
              ranges.map((r) => ({ x: r.middle, y: r.median })),
              { token: "ink", radius: 4.2, ring: true },
            ),
            encoding: ON_PIXELS,
          },
        ]),
  ];
  return pixelSpec(frame, layers);
}

/** Where predictions and errors stand. */
export function residualsPlot(figure: ResidualsFigure, width: FigureWidth) {
  const [inner, height] = width === "wide" ? [400, 320] : [288, 240];
  const { steps, values } = figure.points;
  const down = yScale({ kind: "linear", zero: true, values, floor: 0, most: 5 });
  const across = yScale({ kind: "linear", zero: false, values: steps, floor: 0, most: 4 });
  const frame: PixelFrame = { width: inner, height, left: 56, right: 14, top: 26, bottom: 44 };
  const x = (value: number) => inner - yPixel(across, value, inner);
  const y = (value: number) => yPixel(down, value, height);
  return { frame, across, down, x, y };
}
