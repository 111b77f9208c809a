import type { RawSeries } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import type { History } from "./history.ts";

/** System metrics of one training: they have times, no steps, so the order of their records is the axis. */
export function systemSeries(
  stats: History,
  training: { readonly file: string; readonly from: number; readonly to: number },
): RawSeries[] {
  const rowOf = new Int32Array(stats.times.length).fill(-1);
  const rows: number[] = [];
  for (const [row, time] of stats.times.entries()) {
    if (!(time >= training.from && time < training.to)) continue;
    rowOf[row] = rows.length;
    rows.push(row);
  }
  const axes: Axes = {
    stepUnit: "row",
    step: Float64Array.from(rows.keys()),
    epoch: null,
    time: Float64Array.from(rows, (row) => stats.times[row] ?? Number.NaN),
    row: Int32Array.from(rows, (row) => stats.records[row] ?? 0),
    rowUnit: "record",
  };
  const series: RawSeries[] = [];
  for (const [key, column] of stats.columns) {
    if (!TELLING.test(key)) continue;
    const kept = column.rows.flatMap((row, i) => ((rowOf[row] ?? -1) >= 0 ? [i] : []));
    if (kept.length === 0) continue;
    series.push({
      sourceName: `system/${key}`,
      axes,
      index: Int32Array.from(kept, (i) => rowOf[column.rows[i] ?? 0] ?? 0),
      values: Float64Array.from(kept, (i) => column.values[i] ?? Number.NaN),
      file: training.file,
      unit: unitOf(key),
    });
  }
  return series;
}

/** Use and memory of processor and devices; W&B also samples disks, networks, temperatures, and each process apart. */
const TELLING =
  /^(?:gpu\.\d+\.(?:gpu|memory|memoryAllocated)|cpu|memory(?:_percent)?|proc\.memory\.(?:rssMB|percent))$/;

/** All of them are shares in percent, `gpu.0.memoryAllocated` too, unless the name ends in MB. */
function unitOf(key: string): "MB" | "percent" {
  return key.endsWith("MB") ? "MB" : "percent";
}
