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
  const changes: number[] = [];
  for (let i = 1; i < all.length; i++) {
    const change = Math.abs(Math.log(all[i] ?? Number.NaN) - Math.log(all[i - 1] ?? Number.NaN));
    if (Number.isFinite(change)) changes.push(change);
  }
  const start = medianOf(positive.subarray(0, 3));
  const smooth = runningMedian(positive, 5);
  const tail = Math.max(3, Math.round(positive.length / 10));
  return {
    points: all.length,
    nan: all.filter(Number.isNaN).length,
    infinite: all.filter((g) => Math.abs(g) === Number.POSITIVE_INFINITY).length,
    zero: all.filter((g) => g === 0).length,
    jitter: medianOf(changes),
    growth: smooth.reduce((most, g) => Math.max(most, g), 0) / start,
    endRatio: medianOf(positive.subarray(Math.max(0, positive.length - tail))) / start,
    median: medianOf(positive),
  };
});
