import type { FigureWidth, IntervalsFigure, VegaLiteSpec } from "../model/chart.ts";
import { dotLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY } from "./theme.ts";
import { ON_PIXELS } from "./value-axis.ts";
import { roundTicks, tickText } from "./y-scale.ts";

const ROW = 24;

/** One row a class: the value as a dot, its interval as a line, the number at the right. */
export function drawIntervals(figure: IntervalsFigure, width: FigureWidth): VegaLiteSpec {
  const names = figure.rows.map((r) => textWidth(r.label, FONT_SIZE, true));
  const left = Math.ceil(Math.min(width === "wide" ? 220 : 120, Math.max(44, ...names) + 14));
  const right = 56;
  const inner = STEP_GEOMETRY[width].total - left - right;
  const height = Math.max(1, figure.rows.length) * ROW;
  const span = figure.to - figure.from || 1;
  const x = (value: number) => Math.min(Math.max(((value - figure.from) / span) * inner, 0), inner);
  const rows = figure.rows.map((row, i) => ({ ...row, y: (i + 0.5) * ROW }));
  const layers: readonly Layer[] = [
    ...tickLayers(figure, { inner, height, x }),
    ...(rows.length === 0
      ? []
      : [
          segmentLayer(
            rows.map((r) => ({ from: { px: x(r.low) }, to: { px: x(r.high) }, y: r.y, y2: r.y })),
            { token: "s1", width: 1.5 },
          ),
          {
            ...dotLayer(
              rows.map((r) => ({ x: x(r.value), y: r.y })),
              { token: "s1", radius: 4 },
            ),
            encoding: ON_PIXELS,
          },
        ]),
    ...labelLayers(rows.flatMap((r) => rowWords(r, left, inner))),
  ];
  return pixelSpec({ width: inner, height, left, right, top: 26, bottom: 4 }, layers);
}

function rowWords(
  row: { label: string; value: number; y: number },
  left: number,
  inner: number,
): readonly Label[] {
  const text = truncateText(row.label, left - 14, { size: FONT_SIZE, bold: true });
  return [
    { at: { px: 0 }, dx: -left + 1, y: row.y, text, anchor: "start", token: "ink", bold: true },
    { at: { px: inner }, dx: 54, y: row.y, text: row.value.toFixed(3), anchor: "end", token: "ink" },
  ];
}

function tickLayers(
  figure: IntervalsFigure,
  plot: { readonly inner: number; readonly height: number; readonly x: (value: number) => number },
): readonly Layer[] {
  if (figure.to <= figure.from) return [];
  const ticks = roundTicks(figure.from, figure.to, plot.inner > 400 ? 6 : 4);
  const decimals = Math.max(0, ...ticks.map((t) => (String(t).split(".")[1] ?? "").length));
  const lines = ticks.map((t) => ({ from: { px: plot.x(t) }, to: { px: plot.x(t) }, y: 0, y2: plot.height }));
  const words = ticks.map(
    (t): Label => ({
      at: { px: plot.x(t) },
      y: -11,
      text: tickText(t, decimals),
      anchor: "middle",
      token: "ink3",
    }),
  );
  return [segmentLayer(lines, { token: "grid", width: 1 }), ...labelLayers(words)];
}
