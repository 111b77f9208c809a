import { quantileSorted } from "simple-statistics";

/** Quantile of the finite values, 0…1, by simple-statistics' definition; NaN where none is finite. */
export function quantileOf(values: ArrayLike<number>, share: number): number {
  const finite = Array.from(values).filter(Number.isFinite);
  if (finite.length === 0) return Number.NaN;
  return quantileSorted(
    finite.sort((a, b) => a - b),
    share,
  );
}
