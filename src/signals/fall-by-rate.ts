import type { Series } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";
import { evaluationCourse } from "./evaluation-course.ts";
import { rateCourse } from "./rate-course.ts";

/**
 * How a loss fell against the sum of the rates up to each evaluation, instead of against the steps: a schedule that ends
 * near 0 levels any curve off over the steps, and leaves this one as steep as the training itself is.
 */
export interface FallByRate {
  /** Share of the whole fall that came in the second half of the summed rate: 0.5 of a straight line. */
  readonly secondHalf: number;
  /** Relative fall over the last quarter of the summed rate. */
  readonly lastQuarter: number;
}

/** Where the last evaluation comes before this share of the summed rate, the two are not counted in the same steps. */
const COVERED = 0.9;

/** Null with fewer than three evaluations or rates, or where the loss did not fall. */
export const fallByRate = definePairSignal((loss: Series, rate: Series): FallByRate | null => {
  const course = evaluationCourse(loss);
  const rates = rateCourse(rate);
  if (!course || !rates || course.values.length < 3 || !(rates.reach > 0)) return null;
  const end = course.values.at(-1) ?? Number.NaN;
  const fall = course.first - end;
  if (!(fall > 0)) return null;
  const shares = sharesAt(course.steps, rates.steps, rates.reachAt);
  if (!((shares.at(-1) ?? 0) >= COVERED)) return null;
  const half = valueAt(shares, course.values, 0.5);
  const threeQuarters = valueAt(shares, course.values, 0.75);
  return { secondHalf: (half - end) / fall, lastQuarter: (threeQuarters - end) / Math.abs(threeQuarters) };
});

/** Share of the summed rate that was spent up to each of `at`. */
function sharesAt(at: Float64Array, steps: Float64Array, sums: Float64Array): Float64Array {
  const whole = sums.at(-1) ?? Number.NaN;
  let i = 0;
  return at.map((step) => {
    while (i + 1 < steps.length && (steps[i + 1] ?? Number.POSITIVE_INFINITY) <= step) i++;
    return (steps[i] ?? Number.POSITIVE_INFINITY) <= step ? (sums[i] ?? 0) / whole : 0;
  });
}

/** Value on the line between the evaluations on either side of a share. */
function valueAt(shares: Float64Array, values: Float64Array, share: number): number {
  const after = Math.max(
    1,
    shares.findIndex((each) => each >= share),
  );
  const [from, to] = [shares[after - 1] ?? 0, shares[after] ?? 1];
  const [low, high] = [values[after - 1] ?? Number.NaN, values[after] ?? Number.NaN];
  const place = to > from ? Math.min(1, Math.max(0, (share - from) / (to - from))) : 1;
  return low + (high - low) * place;
}
