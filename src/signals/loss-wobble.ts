import type { Series } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";

/** How much a loss jumps from one evaluation to the next, apart from its trend. */
export interface LossWobble {
  /** Median |second difference of the logarithm| over the last quarter of the evaluations. */
  readonly late: number;
  /** The same over the middle half: a wobble that anneals with the rate falls behind this. */
  readonly middle: number;
  readonly evaluations: number;
}

/** From the positive, finite values; null with fewer than eight, where a quarter is not two second differences. */
export const lossWobble = defineSignal((series: Series): LossWobble | null => {
  const logs = logsOf(series.values);
  if (logs.length < 8) return null;
  const bends = new Float64Array(logs.length - 2);
  for (let i = 0; i < bends.length; i++)
    bends[i] = Math.abs((logs[i + 2] ?? 0) - 2 * (logs[i + 1] ?? 0) + (logs[i] ?? 0));
  const quarter = Math.floor(bends.length / 4);
  return {
    late: medianOf(bends.subarray(bends.length - Math.max(2, quarter))),
    middle: medianOf(bends.subarray(quarter, bends.length - quarter)),
    evaluations: logs.length,
  };
});

function logsOf(values: Float64Array): Float64Array {
  const logs = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (value > 0 && value < Number.POSITIVE_INFINITY) logs[count++] = Math.log(value);
  }
  return logs.subarray(0, count);
}
