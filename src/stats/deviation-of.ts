/**
 * Sample standard deviation (divided by n − 1); NaN of fewer than two values.
 *
 * @example deviationOf([1, 2, 3]) // 1
 */
export function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
