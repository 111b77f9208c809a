import { finiteOf } from "./finite-of.ts";
import { nthSmallest } from "./nth-smallest.ts";

/** Quantile of the finite values, 0…1, on the line between its two neighbours (numpy's `linear`, R's type 7); NaN where none is finite. */
export function quantileOf(values: ArrayLike<number>, share: number): number {
  return quantileInPlace(finiteOf(values), share);
}

/** The same of finite values that may be reordered. */
export function quantileInPlace(finite: Float64Array, share: number): number {
  if (finite.length === 0) return Number.NaN;
  const place = (finite.length - 1) * share;
  const below = Math.floor(place);
  const lower = nthSmallest(finite, below);
  if (place === below) return lower;
  // Nothing after the selected place is smaller, so the least of it is the next in order.
  let upper = finite[below + 1] ?? lower;
  for (let i = below + 2; i < finite.length; i++) upper = Math.min(upper, finite[i] ?? upper);
  return lower + (place - below) * (upper - lower);
}
