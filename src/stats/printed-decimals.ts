/**
 * The number of decimals with which values were written: the smallest d ≤ 6 at which rounding changes none of them,
 * or null where they carry more (a float's full digits).
 *
 * @example printedDecimals([0.9333, 0.5]) // 4
 */
export function printedDecimals(values: readonly number[]): number | null {
  for (let d = 0; d <= 6; d++) {
    const scale = 10 ** d;
    // 1e-9 absorbs the binary representation of a short decimal.
    if (values.every((value) => Math.abs(value * scale - Math.round(value * scale)) < 1e-9 * scale)) return d;
  }
  return null;
}
