import type { FigureWidth, LayerHeatmapFigure, VegaLiteSpec } from "../model/chart.ts";
import { hatchLayer } from "./hatch.ts";
import { isTwoSided, rowLabels, rowNames } from "./heat-names.ts";
import { drawLanes, type LaneItem } from "./lanes.ts";
import { gatherLayers, type HeatRow } from "./layer-rows.ts";
import { areaLayer, type Label, type Layer, labelLayers, type Segment, segmentLayer } from "./marks.ts";
import { drawRampKey, throughMiddle } from "./ramp-key.ts";
import { bottomPadding, type StepPlot, stepChannel, stepPlot, stepSpec, stepWords } from "./step-frame.ts";
import { wrapText } from "./text-width.ts";
import { belowLine, FONT_SIZE, LANE, MAGNITUDE_RAMP, RATIO_RAMP, type ThemeToken } from "./theme.ts";

/** Layer by step: input first, one row a layer (or the worst of a block), colours in fixed classes. */
export function drawLayerHeatmap(figure: LayerHeatmapFigure, width: FigureWidth): VegaLiteSpec {
  const { rows, height, plot, names, lanes, ramp, key, above } = heatPlot(figure, width);
  const layers = [
    ...cellLayers(rows, figure, { plot, height, ramp }),
    ...emptyLayers(figure, plot, !isTwoSided(names)),
    ...lanes.layers,
    ...labelLayers(rowLabels(names, { plot, height })),
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

/** Rows of a heat map, where they stand and what stands about them. */
export function heatPlot(figure: LayerHeatmapFigure, width: FigureWidth) {
  const rows = gatherLayers(figure);
  const height = rowHeight(rows.length, width);
  const plot = stepPlot(figure.axis, width, Math.max(20, rows.length * height));
  const names = rowNames(rows, plot.left - 5);
  // Where the right margin names layers, the end is named above the plot.
  const ends = isTwoSided(names) && figure.end !== undefined ? [endItem(figure.end)] : [];
  const lanes = drawLanes([...figure.cited.map(laneItem), ...ends], { ...plot, tickAtTop: true });
  const above = lanes.count === 0 ? 12 : lanes.count * LANE + 12;
  const ramp: readonly ThemeToken[] = figure.ramp === "ratio" ? RATIO_RAMP : MAGNITUDE_RAMP;
  const key = drawRampKey({ title: figure.key, ramp, boundaries: figure.boundaries }, plot, -above);
  return { rows, height, plot, names, lanes, ramp, key, above };
}

function laneItem(cited: LayerHeatmapFigure["cited"][number]): LaneItem {
  return { ...cited, token: "cite", dash: [3, 2] };
}

function endItem(end: { readonly step: number; readonly text: string }): LaneItem {
  return { from: end.step, to: end.step, tag: "", note: end.text, token: "cite", dash: [3, 2] };
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
    if (areas.length === 0) return [];
    const line = belowLine(token);
    return [areaLayer(areas, token), ...(line === null ? [] : [areaLayer(areas.map(throughMiddle), line)])];
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
function emptyLayers(figure: LayerHeatmapFigure, plot: StepPlot, named: boolean): readonly Layer[] {
  const { end } = figure;
  if (end === undefined) return [];
  const x0 = Math.min(Math.max(plot.x(end.step), 0), plot.width);
  const box = { x0, x1: plot.width, y0: 0, y1: plot.height };
  const at = { step: end.step };
  const hatch = plot.width - x0 > 2 ? [hatchLayer(box, "hatch", 1.4)] : [];
  if (!named) return hatch;
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
  const edge = [{ from: at, to: at, y: 0, y2: plot.height }];
  return [...hatch, segmentLayer(edge, { token: "cite", width: 1, dash: [3, 2] }), ...labelLayers(words)];
}
