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
  const logs = series.values.filter((value) => Number.isFinite(value) && value > 0).map(Math.log);
  if (logs.length < 8) return null;
  const bends = logs.slice(2).map((log, i) => Math.abs(log - 2 * (logs[i + 1] ?? 0) + (logs[i] ?? 0)));
  const quarter = Math.floor(bends.length / 4);
  return {
    late: medianOf(bends.slice(bends.length - Math.max(2, quarter))),
    middle: medianOf(bends.slice(quarter, bends.length - quarter)),
    evaluations: logs.length,
  };
});
