import { quantileSorted } from "simple-statistics";

/** Quantile of the finite values, 0…1, by simple-statistics' definition; NaN where none is finite. */
export function quantileOf(values: ArrayLike<number>, share: number): number {
  const finite = Float64Array.from(values).filter((value) => Number.isFinite(value));
  if (finite.length === 0) return Number.NaN;
  if (share === 0) return finite.reduce((least, value) => Math.min(least, value));
  if (share === 1) return finite.reduce((most, value) => Math.max(most, value));
  return quantileSorted(finite.sort() as unknown as number[], share);
}
