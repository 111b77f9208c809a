/** Entropy in nats of a set of counts: 0 where all stand in one cell, ln(cells) where all are equal. */
export function entropyOf(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return Number.NaN;
  const sum = counts.reduce((acc, count) => acc + (count > 0 ? count * Math.log(count) : 0), 0);
  return Math.log(total) - sum / total;
}

/**
 * Expected entropy of `items` thrown evenly into `cells`: below ln(cells), because few items leave cells empty.
 * Exact: each cell holds a binomial number k, so E = ln n − (cells / n) Σ P(k) k ln k.
 *
 * Use it as the yardstick for "as even as chance allows"; the Miller–Madow correction is its approximation.
 *
 * @example evenEntropy(1000, 6) // 1.7893, ln 6 = 1.7918
 */
export function evenEntropy(items: number, cells: number): number {
  if (items <= 0 || cells <= 1) return 0;
  const p = 1 / cells;
  // log P(k) step by step: P(k + 1) / P(k) = (n − k) / (k + 1) · p / (1 − p)
  let log = items * Math.log1p(-p);
  let sum = 0;
  for (let k = 0; k <= items; k++) {
    if (k > 1) sum += Math.exp(log) * k * Math.log(k);
    log += Math.log(((items - k) / (k + 1)) * (p / (1 - p)));
  }
  return Math.log(items) - (cells / items) * sum;
}
