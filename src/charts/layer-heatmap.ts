import type { FigureWidth, LayerHeatmapFigure, VegaLiteSpec } from "../model/chart.ts";
import { hatchLayer } from "./hatch.ts";
import { drawLanes, type LaneItem } from "./lanes.ts";
import { gatherLayers, type HeatRow } from "./layer-rows.ts";
import { areaLayer, type Label, type Layer, labelLayers, type Segment } from "./marks.ts";
import { drawRampKey } from "./ramp-key.ts";
import { bottomPadding, type StepPlot, stepChannel, stepPlot, stepSpec, stepWords } from "./step-frame.ts";
import { textWidth, truncateText, wrapText } from "./text-width.ts";
import { FONT_SIZE, LANE, MAGNITUDE_RAMP, RATIO_RAMP, type ThemeToken } from "./theme.ts";

/** Layer by step: input first, one row a layer (or the worst of a block), colours in fixed classes. */
export function drawLayerHeatmap(figure: LayerHeatmapFigure, width: FigureWidth): VegaLiteSpec {
  const rows = gatherLayers(figure);
  const height = rowHeight(rows.length, width);
  const plot = stepPlot(figure.axis, width, Math.max(20, rows.length * height));
  const moments: LaneItem[] =
    figure.end === undefined
      ? []
      : [{ from: figure.end.step, to: figure.end.step, tag: "", note: "", token: "cite", dash: [3, 2] }];
  const lanes = drawLanes(
    [...figure.cited.map(laneItem), ...moments.filter((m) => inside(m.from, plot))],
    plot,
  );
  const above = lanes.count === 0 ? 12 : lanes.count * LANE + 12;
  const ramp: readonly ThemeToken[] = figure.ramp === "ratio" ? RATIO_RAMP : MAGNITUDE_RAMP;
  const key = drawRampKey({ title: figure.key, ramp, boundaries: figure.boundaries }, plot, -above);
  const layers = [
    ...cellLayers(rows, figure, { plot, height, ramp }),
    ...emptyLayers(figure, plot),
    ...lanes.layers,
    ...labelLayers(rowLabels(rows, plot, height)),
    ...key.layers,
    ...stepWords(figure.axis, plot),
  ];
  return stepSpec(
    plot,
    { top: above + key.height, bottom: bottomPadding(figure.axis, true) },
    {
      x: stepChannel(figure.axis, plot, true),
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [plot.height, 0], nice: false, zero: false },
        axis: null,
      },
      layers,
    },
  );
}

function laneItem(cited: LayerHeatmapFigure["cited"][number]): LaneItem {
  return { ...cited, token: "cite", dash: [3, 2] };
}

/** Rows are 26 px as long as few, and never under 9: forty of them stay on one screen. */
function rowHeight(rows: number, width: FigureWidth): number {
  const most = width === "wide" ? 26 : 21;
  return Math.max(9, Math.min(most, Math.floor((width === "wide" ? 520 : 400) / Math.max(1, rows))));
}

interface CellPlace {
  readonly plot: StepPlot;
  readonly height: number;
  readonly ramp: readonly ThemeToken[];
}

/** Cells of one class are one layer, and neighbours of one class in a row one rectangle. */
function cellLayers(
  rows: readonly HeatRow[],
  figure: LayerHeatmapFigure,
  place: CellPlace,
): readonly Layer[] {
  const gap = place.height > 14 ? 1.5 : 0.5;
  return place.ramp.flatMap((token, index) => {
    const areas: Segment[] = rows.flatMap((row, r) =>
      runsOf(row.cells, index).map(([first, last]) => ({
        from: { step: figure.edges[first] ?? 0 },
        to: { step: figure.edges[last + 1] ?? 0 },
        y: r * place.height,
        y2: (r + 1) * place.height - gap,
      })),
    );
    return areas.length === 0 ? [] : [areaLayer(areas, token)];
  });
}

function runsOf(cells: readonly (number | null)[], index: number): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let first = -1;
  for (let i = 0; i <= cells.length; i++) {
    const same = i < cells.length && cells[i] === index;
    if (same && first < 0) first = i;
    if (!same && first >= 0) {
      runs.push([first, i - 1]);
      first = -1;
    }
  }
  return runs;
}

/** Hatched where the run had ended, with the reason at its right. */
function emptyLayers(figure: LayerHeatmapFigure, plot: StepPlot): readonly Layer[] {
  const { end } = figure;
  if (end === undefined) return [];
  const x0 = Math.min(Math.max(plot.x(end.step), 0), plot.width);
  const lines = wrapText(end.text, plot.right - 12, { size: FONT_SIZE, bold: false, lines: 4 });
  const words = lines.map(
    (text, i): Label => ({
      at: { px: plot.width },
      dx: 8,
      y: plot.height / 2 + (i - (lines.length - 1) / 2) * 16,
      text,
      anchor: "start",
      token: "ink3",
    }),
  );
  const box = { x0, x1: plot.width, y0: 0, y1: plot.height };
  return [...(plot.width - x0 > 2 ? [hatchLayer(box, "hatch", 1.4)] : []), ...labelLayers(words)];
}

/** A name at the left of each row, or of every second or third where rows are low. */
function rowLabels(rows: readonly HeatRow[], plot: StepPlot, height: number): readonly Label[] {
  const stride = Math.ceil(14 / height);
  return rows.flatMap((row, r): Label[] => {
    if (r % stride !== 0) return [];
    const room = plot.left - 7;
    return [
      {
        at: { px: 0 },
        dx: -6,
        y: (r + 0.5) * height,
        text: shortName(row.label, room),
        anchor: "end",
        token: "ink2",
      },
    ];
  });
}

/** The end of a layer's name tells it from its neighbours, so the beginning is what goes. */
function shortName(name: string, room: number): string {
  if (textWidth(name, FONT_SIZE) <= room) return name;
  const parts = name.split(/[./]/);
  for (let i = 1; i < parts.length; i++) {
    const tail = `…${parts.slice(i).join(".")}`;
    if (textWidth(tail, FONT_SIZE) <= room) return tail;
  }
  return truncateText(name, room, { size: FONT_SIZE, bold: false });
}

function inside(step: number, plot: StepPlot): boolean {
  return step >= plot.domain[0] && step <= plot.domain[1];
}
