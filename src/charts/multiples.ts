import type { FigureWidth, MultiplesFigure, VegaLiteSpec } from "../model/chart.ts";
import { type Label, type Layer, labelLayers, segmentLayer, shortNumber } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY } from "./theme.ts";
import { pixelLineLayer } from "./value-axis.ts";
import { tickText } from "./y-scale.ts";

const PANEL = { height: 64, above: 24, below: 30, gap: 32 };
/** A range of more than two decades is an L on a linear scale. */
const LOG_FROM = 100;
const COLUMNS = { wide: 3, narrow: 1 };

/** Small panels over the same steps, each with its own range between two grid lines, its name and its last value. */
export function drawMultiples(figure: MultiplesFigure, width: FigureWidth): VegaLiteSpec {
  const total = STEP_GEOMETRY[width].total - 2;
  const columns = Math.max(1, Math.min(COLUMNS[width], figure.panels.length));
  const across = (total - PANEL.gap * (COLUMNS[width] - 1)) / COLUMNS[width];
  const each = PANEL.above + PANEL.height + PANEL.below;
  const layers = figure.panels.flatMap((panel, i) => {
    const left = (i % columns) * (across + PANEL.gap);
    const top = Math.floor(i / columns) * each + PANEL.above;
    return panelLayers(panel, figure, { left, top, across });
  });
  const rows = Math.ceil(figure.panels.length / columns);
  return pixelSpec(
    { width: total, height: Math.max(1, rows) * each, left: 1, right: 1, top: 0, bottom: 2 },
    layers,
  );
}

type Panel = MultiplesFigure["panels"][number];

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly across: number;
}

function panelLayers(panel: Panel, figure: MultiplesFigure, frame: Frame): readonly Layer[] {
  const { left, top, across } = frame;
  const finite = panel.points.values.filter(Number.isFinite);
  const bottom = top + PANEL.height;
  const level = (y: number) => ({ from: { px: left }, to: { px: left + across }, y, y2: y });
  const grid = segmentLayer([level(top)], { token: "grid", width: 1 });
  const base = segmentLayer([level(bottom)], { token: "axis", width: 1 });
  const head = headLabels(panel, frame);
  if (finite.length === 0)
    return [
      grid,
      base,
      ...labelLayers([...head, wordAt({ px: left, y: top + PANEL.height / 2, text: "no finite value" })]),
    ];
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  const log = low > 0 && high > LOG_FROM * low;
  const shareOf = (value: number) =>
    log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const { from, to } = figure.axis;
  const places = panel.points.steps.map((step, i) => {
    const value = panel.points.values[i] ?? Number.NaN;
    const share = high > low ? shareOf(value) : 0.5;
    return {
      x: shortNumber(left + ((step - from) / (to - from)) * across),
      y: bottom - share * PANEL.height,
    };
  });
  const line = pixelLineLayer(places, { token: "s1", width: 1.75 });
  const range =
    high > low
      ? `${numberText(low)} – ${numberText(high)}${log ? ", log scale" : ""}`
      : `always ${numberText(low)}`;
  const foot = wordAt({ px: left, y: bottom + 10, text: range });
  return [grid, base, line, ...labelLayers([...head, foot])];
}

function headLabels(panel: Panel, { left, top, across }: Frame): readonly Label[] {
  const y = top - 10;
  const room = across - textWidth(panel.note, FONT_SIZE) - 10;
  const title = truncateText(panel.title, room, { size: FONT_SIZE, bold: true });
  return [
    { at: { px: left }, y, text: title, anchor: "start", token: "ink", bold: true },
    ...(panel.note === ""
      ? []
      : [{ at: { px: left + across }, y, text: panel.note, anchor: "end", token: "ink2" } as const]),
  ];
}

function wordAt(word: { readonly px: number; readonly y: number; readonly text: string }): Label {
  return { at: { px: word.px }, y: word.y, text: word.text, anchor: "start", token: "ink3" };
}

function numberText(value: number): string {
  const size = Math.abs(value);
  const decimals = size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)));
  const text = tickText(Number(value.toPrecision(3)), decimals);
  return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
}
