/**
 * Median of the finite values in each window of `width` neighbours, one value a full window: a curve of n points gives
 * n − width + 1. A single outlier moves none of them (width ≥ 3). Shorter input gives its one median.
 * The window is kept in order: each point enters and leaves once.
 */
export function runningMedian(values: ArrayLike<number>, width: number): Float64Array {
  const count = values.length;
  const medians = new Float64Array(count === 0 ? 0 : Math.max(1, count - width + 1));
  const window = new Float64Array(Math.min(width, count));
  let held = 0;
  for (let i = 0; i < count; i++) {
    const left = i >= width ? (values[i - width] ?? Number.NaN) : Number.NaN;
    if (Number.isFinite(left)) held = remove(window, held, left);
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) held = insert(window, held, value);
    if (i >= width - 1 || i === count - 1) medians[Math.max(0, i - width + 1)] = middleOf(window, held);
  }
  return medians;
}

function insert(window: Float64Array, held: number, value: number): number {
  let k = held;
  while (k > 0 && (window[k - 1] ?? 0) > value) {
    window[k] = window[k - 1] ?? 0;
    k--;
  }
  window[k] = value;
  return held + 1;
}

function remove(window: Float64Array, held: number, value: number): number {
  let k = 0;
  while (window[k] !== value) k++;
  for (; k < held - 1; k++) window[k] = window[k + 1] ?? 0;
  return held - 1;
}

function middleOf(window: Float64Array, held: number): number {
  const upper = held === 0 ? Number.NaN : (window[held >> 1] ?? Number.NaN);
  return held % 2 === 1 ? upper : ((window[(held >> 1) - 1] ?? Number.NaN) + upper) / 2;
}
