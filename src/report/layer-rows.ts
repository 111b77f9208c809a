import { gatherLayers } from "../charts/layer-rows.ts";
import type { LayerStatistic, LayerTable, ModelSummary } from "../model/artifacts.ts";
import type { LayerHeatmapFigure } from "../model/chart.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";

/** One layer's values of one statistic, by record of the table; NaN where none was logged. */
export interface LayerRow {
  readonly name: string;
  readonly values: Float64Array;
  readonly median: number;
}

/** Layers that have the statistic, in order of depth where the model says it, else as the file has them. */
export function layerRows(
  table: LayerTable,
  statistic: LayerStatistic,
  model: ModelSummary | null,
): readonly LayerRow[] {
  const rows = table.layers.map((name, column) => rowOf(table, statistic, { name, column }));
  const logged = rows.filter(({ values }) => values.some((value) => !Number.isNaN(value)));
  const depth = new Map((model?.layers ?? []).map(({ name }, place) => [name, place]));
  if (!logged.every(({ name }) => depth.has(name))) return logged;
  return logged.toSorted((a, b) => (depth.get(a.name) ?? 0) - (depth.get(b.name) ?? 0));
}

function rowOf(
  table: LayerTable,
  statistic: LayerStatistic,
  layer: { readonly name: string; readonly column: number },
): LayerRow {
  const matrix = table.statistics[statistic];
  const values = Float64Array.from(table.steps, (_, record) => {
    const i = record * table.layers.length + layer.column;
    return matrix?.logged[i] === 1 ? (matrix.values[i] ?? Number.NaN) : Number.NaN;
  });
  return { name: layer.name, values, median: medianOf(values) };
}

/** Columns of a heat map: groups of neighbouring records, and the steps at which one ends and the next begins. */
export interface HeatColumns {
  readonly groups: readonly { readonly from: number; readonly to: number }[];
  readonly edges: readonly number[];
}

/** A column is 6 px wide at least on the 640 px plot. */
const MOST_COLUMNS = 107;

/** Equal numbers of records a column; edges half-way between records. */
export const heatColumns = defineSignal((table: LayerTable): HeatColumns => {
  const n = table.steps.length;
  const count = Math.min(MOST_COLUMNS, n);
  const at = (k: number): number => Math.floor((k * n) / count);
  const groups = Array.from({ length: count }, (_, k) => ({ from: at(k), to: at(k + 1) }));
  const step = (i: number): number => table.steps[i] ?? Number.NaN;
  const between = groups.slice(1).map(({ from }) => (step(from - 1) + step(from)) / 2);
  const first = n > 1 ? Math.max(0, step(0) - (step(1) - step(0)) / 2) : step(0) - 0.5;
  const last = n > 1 ? step(n - 1) : step(0) + 0.5;
  return { groups, edges: [Math.min(first, step(0)), ...between, last] };
});

/** The middle value of a layer in each column; NaN where none is finite. */
export function columnMedians(row: LayerRow, columns: HeatColumns): readonly number[] {
  return columns.groups.map(({ from, to }) => medianOf(row.values.subarray(from, to)));
}

/** The figure with the numbers by which its drawn cells were classed, three digits each. */
export function withValues(
  figure: LayerHeatmapFigure,
  values: readonly (readonly number[])[],
): LayerHeatmapFigure {
  const drawn = new Set(gatherLayers(figure).map(({ worst }) => worst));
  const short = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : null);
  return {
    ...figure,
    values: figure.layers.map((name, i) => (drawn.has(name) ? (values[i] ?? []).map(short) : [])),
  };
}

/** Index of the class of a value among boundaries; null where there is no finite value. */
export function classOf(value: number, boundaries: readonly number[]): number | null {
  if (!Number.isFinite(value)) return null;
  return boundaries.filter((boundary) => value >= boundary).length;
}
