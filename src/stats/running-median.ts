import { medianOf } from "./median-of.ts";

/**
 * Median of each window of `width` neighbours, one value a full window: a curve of n points gives n − width + 1.
 * A single outlier moves none of them (width ≥ 3). Shorter input gives its one median.
 */
export function runningMedian(values: ArrayLike<number>, width: number): Float64Array {
  const all = Float64Array.from(values);
  if (all.length <= width) return all.length === 0 ? all : Float64Array.of(medianOf(all));
  return Float64Array.from({ length: all.length - width + 1 }, (_, i) =>
    medianOf(all.subarray(i, i + width)),
  );
}
