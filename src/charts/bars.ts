import type { BarsFigure, FigureWidth, VegaLiteSpec } from "../model/chart.ts";
import { areaLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY } from "./theme.ts";
import { groupThousands, tickText } from "./y-scale.ts";

const ROW = 22;

/** Counts as level bars from zero, each with its number; cited ones in crimson. */
export function drawBars(figure: BarsFigure, width: FigureWidth): VegaLiteSpec {
  const names = figure.rows.map((r) => textWidth(r.label, FONT_SIZE));
  const left = Math.ceil(Math.min(width === "wide" ? 220 : 120, Math.max(44, ...names) + 12));
  const numbers = figure.rows.map((r) => textWidth(valueText(r.value), FONT_SIZE));
  const right = Math.ceil(Math.max(40, ...numbers) + 10);
  const inner = STEP_GEOMETRY[width].total - left - right;
  const height = Math.max(1, figure.rows.length) * ROW;
  const most = Math.max(0, ...figure.rows.map((r) => finite(r.value))) || 1;
  const rows = figure.rows.map((row, i) => ({ ...row, i, length: (finite(row.value) / most) * inner }));
  const bars = (cited: boolean): readonly Layer[] => {
    const areas = rows
      .filter((r) => r.cited === cited && r.length > 0)
      .map((r) => ({ from: { px: 0 }, to: { px: r.length }, y: r.i * ROW + 4, y2: (r.i + 1) * ROW - 4 }));
    return areas.length === 0 ? [] : [areaLayer(areas, cited ? "cite" : "s1")];
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
    ...bars(false),
    ...bars(true),
    segmentLayer([{ from: { px: 0 }, to: { px: 0 }, y: 0, y2: height }], { token: "axis", width: 1 }),
    ...labelLayers(labels),
    ...labelLayers(titleLabel(figure.xTitle, height)),
  ];
  return pixelSpec(
    { width: inner, height, left, right, top: 4, bottom: figure.xTitle === "" ? 4 : 26 },
    layers,
  );
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
