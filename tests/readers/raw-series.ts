import type { RawSeries } from "../../src/model/run.ts";
import type { Axes } from "../../src/model/series.ts";

interface RawOptions {
  readonly steps?: readonly number[];
  readonly epochs?: readonly number[] | null;
  readonly times?: readonly number[] | null;
  readonly stepUnit?: Axes["stepUnit"];
  readonly file?: string;
}

/** A raw series of these values at steps 0, 1, 2 … or at the steps given, for tests. */
export function rawSeries(
  sourceName: string,
  values: readonly number[],
  options: RawOptions = {},
): RawSeries {
  const axes: Axes = {
    stepUnit: options.stepUnit ?? "step",
    step: Float64Array.from(options.steps ?? values.keys()),
    epoch: options.epochs ? Float64Array.from(options.epochs) : null,
    time: options.times ? Float64Array.from(options.times) : null,
    row: Int32Array.from(values, (_, i) => i + 2),
    rowUnit: "line",
  };
  return {
    sourceName,
    axes,
    index: Int32Array.from(values.keys()),
    values: Float64Array.from(values),
    file: options.file ?? "metrics.csv",
  };
}
