/** One level of a fitted staircase: all x from `from` on (up to the next block) get `value`. */
export interface IsotonicBlock {
  readonly from: number;
  readonly value: number;
  readonly count: number;
  /** Sum of y in the block. */
  readonly total: number;
}

/**
 * Isotonic regression by pooling adjacent violators: the non-decreasing staircase with the least squared error.
 * `prior` pulls each block towards `priorMean` as if that many further points had been seen, so that a block of
 * two right calls does not claim certainty.
 *
 * Use it to turn a score of evidence into a probability without assuming a shape.
 * Barlow, Bartholomew, Bremner and Brunk (1972); scikit-learn's `IsotonicRegression` gives the same levels at prior 0.
 *
 * @example isotonicRegression([1, 2, 3, 4], [0, 1, 0, 1]) // levels 0, 0.5, 0.5, 1
 */
export function isotonicRegression(
  x: readonly number[],
  y: readonly number[],
  options: { readonly prior?: number; readonly priorMean?: number } = {},
): readonly IsotonicBlock[] {
  const order = x.map((_, i) => i).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  const blocks: { from: number; total: number; count: number }[] = [];
  for (const i of order) {
    const from = x[i] ?? 0;
    const last = blocks.at(-1);
    if (last && last.from === from && last.count > 0) {
      last.total += y[i] ?? 0;
      last.count += 1;
    } else blocks.push({ from, total: y[i] ?? 0, count: 1 });
    pool(blocks);
  }
  const prior = options.prior ?? 0;
  const mean = options.priorMean ?? 0;
  const levels = blocks.map(({ from, total, count }) => ({
    from,
    count,
    total,
    value: (total + prior * mean) / (count + prior),
  }));
  return levels.map((level, i) => ({ ...level, value: leastFrom(levels, i) }));
}

/** Pulling small blocks to the mean may lift one above its right neighbour; the lower one is the cautious answer. */
function leastFrom(levels: readonly IsotonicBlock[], first: number): number {
  return levels.slice(first).reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

/** Merges from the right while a level stands below the one before it. */
function pool(blocks: { from: number; total: number; count: number }[]): void {
  while (blocks.length > 1) {
    const last = blocks[blocks.length - 1];
    const before = blocks[blocks.length - 2];
    if (!last || !before || before.total / before.count < last.total / last.count) return;
    before.total += last.total;
    before.count += last.count;
    blocks.pop();
  }
}
