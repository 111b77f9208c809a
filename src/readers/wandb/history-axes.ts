import type { Axes } from "../../model/series.ts";
import type { Column, History } from "./history.ts";
import type { MetricRecord } from "./record.ts";

/** Axes of one x: `rowOf[r]` is the row of the axes at which row r of the history stands, -1 where it has no such x. */
export interface HistoryAxes {
  readonly axes: Axes;
  readonly rowOf: Int32Array;
}

/** Rows of the history, from (included) to (excluded), that are one training. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Name of the x that a key is to be read against; `_step` where no other is there for all its values. */
export function xOf(key: string, history: History, metrics: readonly MetricRecord[]): string {
  const column = history.columns.get(key);
  const declared = declaredX(key, metrics);
  const candidates = declared === null ? STEP_KEYS : [declared, ...STEP_KEYS];
  return (
    candidates.find((x) => x !== key && column && isThroughout(history.columns.get(x), column)) ?? "_step"
  );
}

/** Keys that hold the axis themselves. */
export function isAxisKey(key: string): boolean {
  return EPOCH_KEYS.includes(key) || STEP_KEYS.includes(key);
}

/** The axes of one x for the rows of one training. */
export function axesFor(x: string, history: History, range: RowRange): HistoryAxes {
  const steps = x === "_step" ? history.steps : valuesByRow(history, x);
  const rows: number[] = [];
  const rowOf = new Int32Array(history.steps.length).fill(-1);
  for (let row = range.from; row < range.to; row++) {
    if (Number.isNaN(steps[row] ?? Number.NaN)) continue;
    rowOf[row] = rows.length;
    rows.push(row);
  }
  const pick = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  const epochKey = EPOCH_KEYS.find((key) => history.columns.has(key));
  const axes: Axes = {
    stepUnit: EPOCH_KEYS.includes(x) ? "epoch" : "step",
    step: pick(steps),
    epoch: epochKey === undefined ? null : pick(valuesByRow(history, epochKey)),
    time: history.times.some((time) => !Number.isNaN(time)) ? pick(history.times) : null,
    row: Int32Array.from(rows, (row) => history.records[row] ?? 0),
    rowUnit: "record",
  };
  return { axes, rowOf };
}

/** Splits the rows where the trainer's own step starts again at its first value while W&B's `_step` goes on. */
export function splitRows(history: History): RowRange[] {
  const x = STEP_KEYS.map((key) => history.columns.get(key)).find((column) => column !== undefined);
  const starts = [0];
  let first = x?.values[0] ?? Number.NaN;
  let last = first;
  for (const [i, row] of (x?.rows ?? []).entries()) {
    const step = x?.values[i] ?? Number.NaN;
    if (step < last && step <= first) {
      starts.push(row);
      first = step;
    }
    last = step;
  }
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? history.steps.length }));
}

/** Names under which the Hugging Face Trainer, Lightning and scripts log the step of the optimizer. */
const STEP_KEYS: readonly string[] = ["train/global_step", "trainer/global_step", "global_step"];

const EPOCH_KEYS: readonly string[] = ["epoch", "train/epoch", "trainer/epoch"];

function declaredX(key: string, metrics: readonly MetricRecord[]): string | null {
  const named = metrics.find((metric) => !metric.isPattern && metric.name === key && hasX(metric));
  const matched =
    named ?? metrics.find((metric) => metric.isPattern && hasX(metric) && globMatches(metric.name, key));
  if (!matched) return null;
  return matched.stepMetric ?? metrics[matched.stepMetricIndex - 1]?.name ?? null;
}

function hasX(metric: MetricRecord): boolean {
  return metric.stepMetric !== null || metric.stepMetricIndex > 0;
}

/** define_metric allows one star, at the end. */
function globMatches(pattern: string, key: string): boolean {
  return pattern.endsWith("*") ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
}

/** Whether the candidate was logged in each row in which the column was. */
function isThroughout(candidate: Column | undefined, column: Column): boolean {
  if (!candidate) return false;
  const rows = new Set(candidate.rows);
  return column.rows.every((row) => rows.has(row));
}

function valuesByRow(history: History, key: string): Float64Array {
  const values = new Float64Array(history.steps.length).fill(Number.NaN);
  const column = history.columns.get(key);
  for (const [i, row] of (column?.rows ?? []).entries()) values[row] = column?.values[i] ?? Number.NaN;
  return values;
}
