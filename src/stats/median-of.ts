import { finiteOf } from "./finite-of.ts";
import { nthSmallest } from "./nth-smallest.ts";

/** Median of the finite values; NaN where none is finite. */
export function medianOf(values: ArrayLike<number>): number {
  return medianInPlace(finiteOf(values));
}

/** The same of finite values that may be reordered: the first `count` of them. */
export function medianInPlace(finite: Float64Array, count = finite.length): number {
  const middle = count >> 1;
  const upper = nthSmallest(finite, middle, count);
  if (count % 2 === 1) return upper;
  if (count === 0) return Number.NaN;
  // Nothing before the middle is larger, so the largest of it is its neighbour in order.
  let lower = finite[0] ?? Number.NaN;
  for (let i = 1; i < middle; i++) lower = Math.max(lower, finite[i] ?? lower);
  return (lower + upper) / 2;
}
