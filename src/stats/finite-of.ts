/** The finite values, in order, as a copy of their own. A plain loop: a million points cost a few milliseconds. */
export function finiteOf(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  const count = copyFinite({ values, from: 0, to: values.length }, kept);
  return count === kept.length ? kept : kept.subarray(0, count);
}

/** A stretch of a curve: a view of its own (`subarray`) costs more than most of what is asked of sixteen values. */
export interface Stretch {
  readonly values: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
}

/** Copies the finite values of a stretch to the start of `into`, in order, and says how many there are. */
export function copyFinite({ values, from, to }: Stretch, into: Float64Array): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? Number.NaN;
    // Only NaN and the infinities differ from themselves when 0 times them is added.
    if (value - value === 0) into[count++] = value;
  }
  return count;
}
