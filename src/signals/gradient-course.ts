import type { Series } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { medianInPlace, medianOf } from "../stats/median-of.ts";
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
  const { positive, changes, ...counts } = partsOf(series.values);
  const start = medianOf(positive.subarray(0, 3));
  const smooth = runningMedian(positive, 5);
  const tail = Math.max(3, Math.round(positive.length / 10));
  return {
    points: series.values.length,
    ...counts,
    jitter: medianInPlace(changes),
    growth: smooth.reduce((most, g) => Math.max(most, g), 0) / start,
    endRatio: medianOf(positive.subarray(Math.max(0, positive.length - tail))) / start,
    // Last, because it reorders what the others were taken from.
    median: medianInPlace(positive),
  };
});

interface Parts extends Pick<GradientCourse, "nan" | "infinite" | "zero"> {
  /** The finite ones above 0, in order. */
  readonly positive: Float64Array;
  /** |Δ ln g| between neighbours that are both of them. */
  readonly changes: Float64Array;
}

/** One pass over all norms: a run has as many as it has steps. */
function partsOf(norms: Float64Array): Parts {
  const positive = new Float64Array(norms.length);
  const changes = new Float64Array(norms.length);
  const counts = { nan: 0, infinite: 0, zero: 0 };
  let [kept, changed, before] = [0, 0, Number.NaN];
  for (let i = 0; i < norms.length; i++) {
    const g = norms[i] ?? Number.NaN;
    const log = Math.log(g);
    const change = Math.abs(log - before);
    before = log;
    if (Number.isFinite(change)) changes[changed++] = change;
    if (g > 0 && g < Number.POSITIVE_INFINITY) positive[kept++] = g;
    else if (g === 0) counts.zero++;
    else if (Number.isNaN(g)) counts.nan++;
    else if (Math.abs(g) === Number.POSITIVE_INFINITY) counts.infinite++;
  }
  return { ...counts, positive: positive.subarray(0, kept), changes: changes.subarray(0, changed) };
}
