/**
 * Largest distance between the empirical distributions of two samples (two-sample Kolmogorov–Smirnov), 0…1.
 * Depends on order only, so any monotone change of scale leaves it alone. Values that are not finite are left out.
 *
 * https://en.wikipedia.org/wiki/Kolmogorov%E2%80%93Smirnov_test#Two-sample_Kolmogorov%E2%80%93Smirnov_test
 *
 * @example kolmogorovSmirnov([1, 2, 3], [4, 5, 6]) // 1
 */
export function kolmogorovSmirnov(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const x = Float64Array.from(a).filter(Number.isFinite).sort();
  const y = Float64Array.from(b).filter(Number.isFinite).sort();
  if (x.length === 0 || y.length === 0) return Number.NaN;
  let i = 0;
  let j = 0;
  let most = 0;
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i] ?? 0, y[j] ?? 0);
    while (i < x.length && x[i] === value) i++;
    while (j < y.length && y[j] === value) j++;
    most = Math.max(most, Math.abs(i / x.length - j / y.length));
  }
  return most;
}

/**
 * The distance that equal distributions exceed with probability `alpha` (asymptotic).
 * Divide `alpha` by the number of columns tested (Bonferroni), or a drift is found in every wide table.
 */
export function kolmogorovSmirnovLimit(n: number, m: number, alpha: number): number {
  return Math.sqrt((-Math.log(alpha / 2) / 2) * ((n + m) / (n * m)));
}
