import type { BarsFigure, FigureWidth, VegaLiteSpec } from "../model/chart.ts";
import { areaLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import { type PixelFrame, pixelSpec } from "./pixel-spec.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY } from "./theme.ts";
import { groupThousands, tickText } from "./y-scale.ts";

const ROW = 22;

/** Counts as level bars from zero, each with its number; cited ones in crimson. */
export function drawBars(figure: BarsFigure, width: FigureWidth): VegaLiteSpec {
  const { row: _, ...frame } = barsFrame(figure, width);
  const { width: inner, height, left } = frame;
  const limit = figure.limit;
  // A limit beyond all bars stays a little inside the plot.
  const reach = limit ? finite(limit.value) * 1.1 : 0;
  const most = Math.max(reach, figure.to ?? 0, ...figure.rows.map((r) => finite(r.value))) || 1;
  const rows = figure.rows.map((row, i) => ({ ...row, i, length: (finite(row.value) / most) * inner }));
  const toneOf = (row: { value: number; cited: boolean }) => {
    if (row.cited) return "cite";
    return limit && finite(row.value) <= limit.value ? "raw1" : "s1";
  };
  const bars = (tone: "s1" | "raw1" | "cite"): readonly Layer[] => {
    const areas = rows
      .filter((r) => toneOf(r) === tone && r.length > 0)
      .map((r) => ({ from: { px: 0 }, to: { px: r.length }, y: r.i * ROW + 4, y2: (r.i + 1) * ROW - 4 }));
    return areas.length === 0 ? [] : [areaLayer(areas, tone)];
  };
  const labels = rows.flatMap((r): readonly Label[] => [
    {
      at: { px: 0 },
      dx: -8,
      y: (r.i + 0.5) * ROW,
      text: truncateText(r.label, left - 10, { size: FONT_SIZE, bold: false }),
      anchor: "end",
      token: "ink2",
    },
    {
      at: { px: Math.round(r.length * 10) / 10 },
      dx: 6,
      y: (r.i + 0.5) * ROW,
      text: valueText(r.value),
      anchor: "start",
      token: r.cited ? "cite" : "ink",
      bold: r.cited,
    },
  ]);
  const layers = [
    ...bars("raw1"),
    ...bars("s1"),
    ...bars("cite"),
    ...limitLayers(figure.limit, { px: limit ? (finite(limit.value) / most) * inner : 0, height, inner }),
    segmentLayer([{ from: { px: 0 }, to: { px: 0 }, y: 0, y2: height }], { token: "axis", width: 1 }),
    ...labelLayers(labels),
    ...labelLayers(titleLabel(figure.xTitle, height)),
  ];
  return pixelSpec(frame, layers);
}

/** Size of the bars' plot and the white about it, as wide as names and numbers need. */
export function barsFrame(
  figure: BarsFigure,
  width: FigureWidth,
): PixelFrame & { /** Height of one bar with its white. */ readonly row: number } {
  const names = figure.rows.map((r) => textWidth(r.label, FONT_SIZE));
  const left = Math.ceil(Math.min(width === "wide" ? 220 : 120, Math.max(44, ...names) + 12));
  const numbers = figure.rows.map((r) => textWidth(valueText(r.value), FONT_SIZE));
  const right = Math.ceil(Math.max(40, ...numbers) + 10);
  return {
    row: ROW,
    width: STEP_GEOMETRY[width].total - left - right,
    height: Math.max(1, figure.rows.length) * ROW,
    left,
    right,
    top: figure.limit ? 24 : 4,
    bottom: figure.xTitle === "" ? 4 : 26,
  };
}

/** A dashed line through the bars, named above; the words keep inside the plot. */
function limitLayers(
  limit: BarsFigure["limit"],
  { px, height, inner }: { readonly px: number; readonly height: number; readonly inner: number },
): readonly Layer[] {
  if (!limit) return [];
  const half = textWidth(limit.label, FONT_SIZE) / 2;
  const at = { px: Math.max(half, Math.min(inner - half, px)) };
  return [
    segmentLayer([{ from: { px }, to: { px }, y: -4, y2: height }], { token: "ink", width: 1, dash: [4, 3] }),
    ...labelLayers([{ at, y: -13, text: limit.label, anchor: "middle", token: "ink2" }]),
  ];
}

function titleLabel(text: string, height: number): readonly Label[] {
  return text === "" ? [] : [{ at: { px: 0 }, y: height + 14, text, anchor: "start", token: "ink2" }];
}

function valueText(value: number): string {
  if (!Number.isFinite(value)) return "not a number";
  return Number.isInteger(value) ? groupThousands(String(value)) : tickText(Number(value.toPrecision(3)), 3);
}

function finite(value: number): number {
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}
