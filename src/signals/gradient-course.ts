import type { Series } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";
import { runningMedian } from "../stats/running-median.ts";

/** How the gradient norm moved over the logged steps. */
export interface GradientCourse {
  readonly points: number;
  readonly nan: number;
  readonly infinite: number;
  /** Values that are exactly 0. */
  readonly zero: number;
  /** Median of |Δ ln g| between neighbouring finite, positive points: how rough the noise of batches makes it. */
  readonly jitter: number;
  /** Largest 5-point running median over the median of the first three points. */
  readonly growth: number;
  /** Median of the last tenth (at least three points) over the median of the first three. */
  readonly endRatio: number;
  readonly median: number;
}

/** Computed once for each gradient norm. */
export const gradientCourse = defineSignal((series: Series): GradientCourse => {
  const all = series.values;
  const positive = all.filter((g) => Number.isFinite(g) && g > 0);
  const start = medianOf(positive.subarray(0, 3));
  const smooth = runningMedian(positive, 5);
  const tail = Math.max(3, Math.round(positive.length / 10));
  return {
    points: all.length,
    nan: all.filter(Number.isNaN).length,
    infinite: all.filter((g) => Math.abs(g) === Number.POSITIVE_INFINITY).length,
    zero: all.filter((g) => g === 0).length,
    jitter: medianOf(changesOf(all)),
    growth: smooth.reduce((most, g) => Math.max(most, g), 0) / start,
    endRatio: medianOf(positive.subarray(Math.max(0, positive.length - tail))) / start,
    median: medianOf(positive),
  };
});

/** |Δ ln g| between neighbours; not a number where one of them is 0 or none. */
function changesOf(all: Float64Array): Float64Array {
  const logs = all.map(Math.log);
  const changes = new Float64Array(Math.max(0, logs.length - 1));
  for (let i = 1; i < logs.length; i++)
    changes[i - 1] = Math.abs((logs[i] ?? Number.NaN) - (logs[i - 1] ?? Number.NaN));
  return changes;
}
