import { median } from "simple-statistics";

/** Median of the finite values; NaN where none is finite. */
export function medianOf(values: ArrayLike<number>): number {
  const finite = Array.from(values).filter(Number.isFinite);
  return finite.length === 0 ? Number.NaN : median(finite);
}
