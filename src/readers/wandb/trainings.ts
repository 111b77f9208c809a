import type { Notice } from "../../model/position.ts";
import type { RawSeries, RunPartBody } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { buildLayerTable, findLayerNames, type LayerValues } from "../../names/layer-series.ts";
import type { Column, History } from "./history.ts";
import { axesFor, type HistoryAxes, isAxisKey, type RowRange, splitRows, xOf } from "./history-axes.ts";
import type { MetricRecord } from "./record.ts";
import { systemSeries } from "./system-series.ts";

/** What trainings are made of. */
interface Logged {
  readonly file: SourceFile;
  readonly history: History;
  readonly metrics: readonly MetricRecord[];
  readonly stats?: History;
}

/** The series and layers of each training in a history; one W&B run may hold several. */
export function trainingsOf(logged: Logged): RunPartBody[][] {
  if (logged.history.columns.size === 0) return [];
  const ranges = splitRows(logged.history);
  return ranges.map((range) => {
    const parts = partsOf(logged, range);
    if (ranges.length > 1)
      parts.push({ kind: "notices", notices: [splitNotice(logged.file.name, ranges.length)] });
    return parts;
  });
}

function partsOf({ file, history, metrics, stats }: Logged, range: RowRange): RunPartBody[] {
  const layerNames = findLayerNames(history.columns.keys());
  const axesByX = new Map<string, HistoryAxes>();
  const series: RawSeries[] = [];
  const layers: LayerValues[] = [];
  for (const [key, column] of history.columns) {
    if (isAxisKey(key)) continue;
    const x = xOf(key, history, metrics);
    const axes = axesByX.get(x) ?? axesFor(x, history, range);
    axesByX.set(x, axes);
    const points = pointsOn(column, axes);
    if (points.values.length === 0) continue;
    const layer = layerNames.get(key);
    if (layer) {
      const steps = Array.from(points.index, (row) => axes.axes.step[row] ?? 0);
      layers.push({ ...layer, steps, values: points.values });
    } else {
      series.push({ sourceName: key, axes: axes.axes, ...points, file: file.name });
    }
  }
  if (stats) series.push(...systemSeries(stats, { file: file.name, ...timesOf(history, range) }));
  const table = buildLayerTable(file.name, layers);
  return [
    ...(series.length > 0 ? [{ kind: "series", series } as const] : []),
    ...(table ? [{ kind: "layers", layers: table } as const] : []),
  ];
}

function pointsOn(column: Column, { rowOf }: HistoryAxes): { index: Int32Array; values: Float64Array } {
  const index: number[] = [];
  const values: number[] = [];
  for (const [i, row] of column.rows.entries()) {
    const at = rowOf[row] ?? -1;
    if (at < 0) continue;
    index.push(at);
    values.push(column.values[i] ?? Number.NaN);
  }
  return { index: Int32Array.from(index), values: Float64Array.from(values) };
}

/** Seconds between which the training logged; open at the ends of the run. */
function timesOf(history: History, range: RowRange): { from: number; to: number } {
  const isLast = range.to === history.steps.length;
  return {
    from: range.from === 0 ? Number.NEGATIVE_INFINITY : (history.times[range.from] ?? Number.NaN),
    to: isLast ? Number.POSITIVE_INFINITY : (history.times[range.to] ?? Number.NaN),
  };
}

function splitNotice(file: string, trainings: number): Notice {
  const message = `The run holds ${trainings} trainings: its global step starts again; each is read as a run of its own`;
  return { level: "info", code: "run-split", message, at: { file } };
}
