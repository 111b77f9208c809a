import type { FigureWidth, TradeOffsFigure, VegaLiteSpec } from "../model/chart.ts";
import { dotLayer, knockoutLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, STEP_GEOMETRY } from "./theme.ts";
import { ON_PIXELS, pixelLineLayer } from "./value-axis.ts";

/** White about a panel: its name above, ticks and title below, ticks at the left. */
const AROUND = { left: 34, right: 22, above: 46, below: 46 };

/** Two panels are large enough to read a point; more are to be compared, in full rows where they can be. */
function columnsOf(count: number, width: FigureWidth): number {
  if (width === "narrow") return count > 2 ? 2 : 1;
  return count === 4 ? 4 : Math.min(3, Math.max(2, count));
}

/** Squares from 0 to 1, one a curve, each with its name, its area and what chance would give. */
export function drawTradeOffs(figure: TradeOffsFigure, width: FigureWidth): VegaLiteSpec {
  const count = Math.max(1, figure.panels.length);
  const columns = columnsOf(count, width);
  const total = STEP_GEOMETRY[width].total - 2;
  const side = Math.floor(total / columns) - AROUND.left - AROUND.right;
  const each = side + AROUND.above + AROUND.below;
  const layers = figure.panels.flatMap((panel, i) => {
    const left = (i % columns) * (side + AROUND.left + AROUND.right) + AROUND.left;
    const top = Math.floor(i / columns) * each + AROUND.above;
    const titles = { x: figure.xTitles[i] ?? "", y: figure.yTitles[i] ?? "" };
    return panelLayers(panel, titles, { left, top, side });
  });
  const height = Math.ceil(count / columns) * each;
  return pixelSpec({ width: total, height, left: 1, right: 1, top: 0, bottom: 2 }, layers);
}

type Panel = TradeOffsFigure["panels"][number];

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

function panelLayers(
  panel: Panel,
  titles: { readonly x: string; readonly y: string },
  frame: Frame,
): readonly Layer[] {
  const places = (points: Panel["curve"]) =>
    points.steps.map((step, i) => placeOf(step, points.values[i] ?? Number.NaN, frame));
  const marks = panel.marks.map((mark) => ({ ...mark, ...placeOf(mark.x, mark.y, frame) }));
  return [
    ...gridLayers(titles, frame),
    chanceLayer(panel.chance, frame),
    ...(panel.behind
      ? [pixelLineLayer(places(panel.behind), { token: "axis", width: 1.5, dash: [5, 3] })]
      : []),
    pixelLineLayer(places(panel.curve), { token: "s1", width: 2 }),
    ...dots(marks),
    ...keyLayers(panel, frame),
    ...headLayers(panel, frame),
  ];
}

function placeOf(x: number, y: number, { left, top, side }: Frame) {
  return { x: left + x * side, y: top + (1 - y) * side };
}

function gridLayers(titles: { readonly x: string; readonly y: string }, frame: Frame): readonly Layer[] {
  const { left, top, side } = frame;
  const ticks = side < 300 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  const at = (share: number) => ({ x: left + share * side, y: top + (1 - share) * side });
  const grid = ticks.flatMap((tick) => {
    const { x, y } = at(tick);
    return [
      { from: { px: left }, to: { px: left + side }, y, y2: y },
      { from: { px: x }, to: { px: x }, y: top, y2: top + side },
    ];
  });
  const foot = top + side;
  const words = ticks.flatMap((tick): readonly Label[] => {
    const { x, y } = at(tick);
    const text = String(tick);
    return [
      { at: { px: x }, y: foot + 14, text, anchor: "middle", token: "ink3" },
      { at: { px: left }, dx: -6, y, text, anchor: "end", token: "ink3" },
    ];
  });
  return [
    segmentLayer(grid, { token: "grid", width: 1 }),
    segmentLayer([{ from: { px: left }, to: { px: left + side }, y: foot, y2: foot }], {
      token: "axis",
      width: 1,
    }),
    ...labelLayers([
      ...words.filter(({ text }) => text !== ""),
      ...[
        {
          at: { px: left + side / 2 },
          y: foot + 32,
          text: titles.x,
          anchor: "middle",
          token: "ink2",
        } as const,
        {
          at: { px: left - AROUND.left + 1 },
          y: top - 14,
          text: titles.y,
          anchor: "start",
          token: "ink2",
        } as const,
      ].filter(({ text }) => text !== ""),
    ]),
  ];
}

function chanceLayer(chance: Panel["chance"], { left, top, side }: Frame): Layer {
  const level = chance === "diagonal" ? null : top + (1 - chance) * side;
  return segmentLayer(
    [{ from: { px: left }, to: { px: left + side }, y: level ?? top + side, y2: level ?? top }],
    { token: "axis", width: 1, dash: [1, 4] },
  );
}

function headLayers(panel: Panel, { left, top, side }: Frame): readonly Layer[] {
  const from = left - AROUND.left + 1;
  const room = left + side - from - textWidth(panel.note, FONT_SIZE) - 8;
  const text = truncateText(panel.title, room, { size: FONT_SIZE, bold: true });
  const y = top - 33;
  return labelLayers([
    { at: { px: from }, y, text, anchor: "start", token: "ink", bold: true },
    ...(panel.note === ""
      ? []
      : [{ at: { px: left + side }, y, text: panel.note, anchor: "end", token: "ink2" } as const]),
  ]);
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly filled: boolean;
}

/** Filled dots and rings, told apart without colour. */
function dots(all: readonly Dot[]): readonly Layer[] {
  if (all.length === 0) return [];
  const rings = all.filter(({ filled }) => !filled);
  const at = (list: readonly Dot[]) => list.map(({ x, y }) => ({ x, y }));
  return [
    { ...dotLayer(at(all), { token: "ink", radius: 5.2, ring: true }), encoding: ON_PIXELS },
    ...(rings.length === 0
      ? []
      : [{ ...dotLayer(at(rings), { token: "paper", radius: 2.4 }), encoding: ON_PIXELS }]),
  ];
}

const KEY_ROW = 20;

/** What the dots are, in the corner that the curve leaves free: under a rising one at the right, else at the left. */
function keyLayers(panel: Panel, { left, top, side }: Frame): readonly Layer[] {
  if (panel.marks.length === 0) return [];
  const widest = Math.max(...panel.marks.map(({ label }) => textWidth(label, FONT_SIZE)));
  const from = panel.chance === "diagonal" ? left + side - widest - 30 : left + 12;
  const rows = panel.marks.map((mark, i) => ({
    ...mark,
    x: from + 8,
    y: top + side - 14 - (panel.marks.length - 1 - i) * KEY_ROW,
  }));
  const words = rows.map(
    ({ y, label }): Label => ({ at: { px: from + 20 }, y, text: label, anchor: "start", token: "ink" }),
  );
  return [
    ...rows.map(({ y }) =>
      knockoutLayer({ at: { px: from }, y, width: widest + 28, dx: widest / 2 + 12, token: "paper" }),
    ),
    ...dots(rows),
    ...labelLayers(words),
  ];
}
