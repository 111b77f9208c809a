/**
 * Median of the finite values; NaN where none is finite. A typed copy is sorted in place: for the short windows that
 * curves are smoothed by, and for a million points alike, several times faster than selecting from a plain array.
 */
export function medianOf(values: ArrayLike<number>): number {
  const finite = Float64Array.from(values).filter(isFiniteNumber).sort();
  const middle = finite.length >> 1;
  const upper = finite[middle] ?? Number.NaN;
  return finite.length % 2 === 1 ? upper : ((finite[middle - 1] ?? Number.NaN) + upper) / 2;
}

function isFiniteNumber(value: number): boolean {
  return Number.isFinite(value);
}
