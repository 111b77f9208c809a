import type { FigureWidth, ReliabilityFigure, VegaLiteSpec } from "../model/chart.ts";
import {
  areaLayer,
  dotLayer,
  knockoutLayer,
  type Label,
  type Layer,
  labelLayers,
  lineLayer,
  segmentLayer,
} from "./marks.ts";
import { type PixelFrame, pixelSpec } from "./pixel-spec.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";
import { drawPixelAxes, ON_PIXELS } from "./value-axis.ts";

/** Bins with fewer items tell nothing and are left out; the caption counts them. */
export const LEAST_BIN = 5;

/** Share that was right against confidence, with intervals over the diagonal and items per bin at the foot. */
export function drawReliability(figure: ReliabilityFigure, width: FigureWidth): VegaLiteSpec {
  const frame = reliabilityFrame(width);
  const side = frame.width;
  const bins = figure.bins.filter((b) => b.count >= LEAST_BIN);
  const points = bins.map((b) => ({ x: b.confidence * side, y: (1 - b.accuracy) * side }));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map((v) => ({ at: v * side, text: v.toFixed(1) }));
  const layers: readonly Layer[] = [
    ...drawPixelAxes({
      width: side,
      height: side,
      x: ticks.map((t) => ({ px: t.at, text: t.text })),
      y: ticks.map((t) => ({ px: side - t.at, text: t.text })),
      xTitle: "confidence of the model",
      yTitle: "share that was right",
    }),
    ...barLayers(figure, side),
    segmentLayer([{ from: { px: 0 }, to: { px: side }, y: side, y2: 0 }], {
      token: "axis",
      width: 1,
      dash: [4, 3],
    }),
    ...diagonalWords(side),
    ...(bins.length === 0
      ? []
      : [
          segmentLayer(
            bins.map((b) => {
              const at = { px: b.confidence * side };
              return { from: at, to: at, y: (1 - b.high) * side, y2: (1 - b.low) * side };
            }),
            { token: "s1", width: 1.5 },
          ),
          {
            ...lineLayer(points, { token: "s1", width: 2 }),
            encoding: { ...ON_PIXELS, order: { value: null } },
          },
          { ...dotLayer(points, { token: "s1", radius: 4.2, ring: true }), encoding: ON_PIXELS },
        ]),
    ...gapWords(figure, side),
  ];
  return pixelSpec(frame, layers);
}

/** The square from 0 to 1 and the white about it. */
export function reliabilityFrame(width: FigureWidth): PixelFrame {
  const side = width === "wide" ? 342 : 300;
  return { width: side, height: side, left: 44, right: 14, top: 26, bottom: 44 };
}

/** The fullest bin takes 16 % of the height, beneath the points. */
const BAR_SHARE = 0.16;

function barLayers(figure: ReliabilityFigure, side: number): readonly Layer[] {
  const most = Math.max(1, ...figure.bins.map((b) => b.count));
  const bars = figure.bins
    .filter((b) => b.count > 0)
    .map((b) => ({
      from: { px: b.from * side },
      to: { px: b.to * side },
      y: side * (1 - (b.count / most) * BAR_SHARE),
      y2: side,
    }));
  return bars.length === 0 ? [] : [areaLayer(bars, "grid")];
}

/** Level, where the diagonal leaves the plot: there it covers no point. */
function diagonalWords(side: number): readonly Layer[] {
  return labelLayers([
    { at: { px: side }, y: -16, text: "perfectly calibrated", anchor: "end", token: "ink3" },
  ]);
}

/** What the figure says of its largest gap, at the right over the bars. */
function gapWords(figure: ReliabilityFigure, side: number): readonly Layer[] {
  if (figure.gap === null) return [];
  const { text } = figure.gap;
  const y = side * (1 - BAR_SHARE) - 14;
  const width = textWidth(text, FONT_SIZE) + 8;
  const label: Label = { at: { px: side }, dx: -5, y, text, anchor: "end", token: "ink2" };
  return [
    knockoutLayer({ at: { px: side }, y, width, dx: -width / 2 - 1, token: "paper" }),
    ...labelLayers([label]),
  ];
}
