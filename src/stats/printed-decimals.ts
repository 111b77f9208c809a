/**
 * The number of decimals with which values were written: the smallest d ≤ 6 at which rounding changes none of them,
 * or null where they carry more (a float's full digits).
 *
 * @example printedDecimals([0.9333, 0.5]) // 4
 */
export function printedDecimals(values: ArrayLike<number>): number | null {
  for (let d = 0; d <= 6; d++) {
    if (haveDecimals(values, 10 ** d)) return d;
  }
  return null;
}

function haveDecimals(values: ArrayLike<number>, scale: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const scaled = (values[i] ?? 0) * scale;
    // 1e-9 absorbs the binary representation of a short decimal.
    if (!(Math.abs(scaled - Math.round(scaled)) < 1e-9 * scale)) return false;
  }
  return true;
}
