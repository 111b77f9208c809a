import { quantileInPlace } from "./quantile-of.ts";

/**
 * Median distance of finite values to their median, which one outlier in two does not move. Overwrites `values`.
 *
 * https://en.wikipedia.org/wiki/Median_absolute_deviation
 *
 * @example medianDeviation(Float64Array.of(1, 2, 3, 100)) // 1
 */
export function medianDeviation(values: Float64Array): number {
  const middle = quantileInPlace(values, 0.5);
  for (let i = 0; i < values.length; i++) values[i] = Math.abs((values[i] ?? middle) - middle);
  return quantileInPlace(values, 0.5);
}
