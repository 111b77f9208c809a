import type { FigureWidth, ScatterFigure, VegaLiteSpec } from "../model/chart.ts";
import { dotLayer, type Layer, segmentLayer } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { thinOut } from "./thin-out.ts";
import { drawPixelAxes, ON_PIXELS } from "./value-axis.ts";
import { yPixel, yScale } from "./y-scale.ts";

/** Predicted against true values on one scale, with the diagonal on which they would agree. */
export function drawScatter(figure: ScatterFigure, width: FigureWidth): VegaLiteSpec {
  const side = width === "wide" ? 400 : 288;
  const { steps, values } = figure.points;
  const scale = yScale({ kind: "linear", zero: false, values: [...steps, ...values], floor: 0, most: 5 });
  const down = (value: number) => yPixel(scale, value, side);
  const along = (value: number) => side - down(value);
  const points = thinOut(
    steps
      .map((step, i) => ({ x: along(step), y: down(values[i] ?? Number.NaN) }))
      .filter((p) => Number.isFinite(p.x) && Number.isFinite(p.y)),
  );
  const layers: readonly Layer[] = [
    ...drawPixelAxes({
      width: side,
      height: side,
      x: scale.ticks.map((t) => ({ px: along(t.value), text: t.text })),
      y: scale.ticks.map((t) => ({ px: down(t.value), text: t.text })),
      xTitle: figure.xTitle,
      yTitle: figure.yTitle,
    }),
    ...(figure.diagonal
      ? [
          segmentLayer([{ from: { px: 0 }, to: { px: side }, y: side, y2: 0 }], {
            token: "axis",
            width: 1,
            dash: [4, 3],
          }),
        ]
      : []),
    { ...dotLayer(points, { token: "s1", radius: 1.75 }), encoding: ON_PIXELS },
  ];
  return pixelSpec({ width: side, height: side, left: 56, right: 14, top: 26, bottom: 44 }, layers);
}
