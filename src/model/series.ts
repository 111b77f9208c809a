import type { MetricRole, Split } from "./metric-role.ts";

/**
 * The axes of one or more series, shared by reference: index i of every array speaks of the same row.
 * `step` is what the file counts in; where it counts epochs only, `stepUnit` says so.
 */
export interface Axes {
  readonly stepUnit: "step" | "epoch" | "row";
  /** As logged, in file order: it may repeat or go back (see Notice). */
  readonly step: Float64Array;
  /** Fractional epochs, 0 = before the first example; NaN where not logged. Null: never logged. */
  readonly epoch: Float64Array | null;
  /** Seconds since 1970-01-01 UTC; NaN where not logged. Null: never logged. */
  readonly time: Float64Array | null;
  /** 1-based line, or 0-based record, of each row in its file. */
  readonly row: Int32Array;
  readonly rowUnit: "line" | "record";
  /** Where rows come from several files (a resumed run): the file of each range of rows, in order. Absent: the series' file. */
  readonly files?: readonly { readonly file: string; readonly fromRow: number }[];
}

/** How often a series is written: each value a step (or the mean of a few), or a whole epoch or evaluation. */
export type Cadence = "step" | "epoch";

/**
 * One logged quantity over the run. A value that was not logged is no point; NaN and ±Infinity are points.
 * `index[i]` is the row of `axes` at which `values[i]` stands, so that twenty columns share one set of axes.
 */
export interface Series {
  /** Unique within the run. */
  readonly id: string;
  /** The name in the file, untouched. */
  readonly sourceName: string;
  readonly role: MetricRole;
  /** Null where the quantity has no split (a learning rate). */
  readonly split: Split | null;
  readonly cadence: Cadence;
  readonly axes: Axes;
  readonly index: Int32Array;
  readonly values: Float64Array;
  /** Fraction 0…1, percent 0…100, seconds, megabytes, or none. */
  readonly unit: "fraction" | "percent" | "s" | "MB" | null;
  /** File the values stand in, relative to the source's root. */
  readonly file: string;
}

/** The step of point i. */
export function stepAt(series: Series, i: number): number {
  return series.axes.step[series.index[i] ?? -1] ?? Number.NaN;
}

/** The epoch of point i, NaN where not logged. */
export function epochAt(series: Series, i: number): number {
  return series.axes.epoch?.[series.index[i] ?? -1] ?? Number.NaN;
}

/** The wall-clock time of point i in seconds since 1970, NaN where not logged. */
export function timeAt(series: Series, i: number): number {
  return series.axes.time?.[series.index[i] ?? -1] ?? Number.NaN;
}

/** The line or record of point i. */
export function rowAt(series: Series, i: number): number {
  return series.axes.row[series.index[i] ?? -1] ?? 0;
}

/** The file in which point i stands. */
export function fileAt(series: Series, i: number): string {
  const row = series.index[i] ?? 0;
  return series.axes.files?.findLast((range) => range.fromRow <= row)?.file ?? series.file;
}
