import type { FigureWidth, LayerHeatmapFigure } from "../../model/chart.ts";
import type { RowsReading } from "../../model/reading.ts";
import { numberWords } from "../../stats/number-words.ts";
import { heatPlot } from "../layer-heatmap.ts";

/** Each drawn row with its whole name, and what each of its columns says. */
export function readRows(figure: LayerHeatmapFigure, width: FigureWidth): RowsReading {
  const { rows, height, above, key } = heatPlot(figure, width);
  return {
    kind: "rows",
    top: above + key.height,
    height,
    edges: figure.edges,
    rows: rows.map(({ worst, cells }) => {
      const values = figure.values?.[figure.layers.indexOf(worst)] ?? [];
      return { name: worst, words: cells.map((cell, c) => cellWords(figure, cell, values[c] ?? null)) };
    }),
  };
}

/** The value where the figure has it, else between which boundaries it lies. */
function cellWords(figure: LayerHeatmapFigure, cell: number | null, value: number | null): string {
  if (cell === null) return "";
  const { key, boundaries, ramp } = figure;
  const said = (what: string) => (ramp === "ratio" ? `${what} ${key}` : `${key} ${what}`);
  if (value !== null) return said(numberWords(value));
  const [low, high] = [boundaries[cell - 1], boundaries[cell]];
  if (low === undefined) return said(`below ${high ?? ""}`);
  return said(high === undefined ? `${low} or more` : `${low} to ${high}`);
}
