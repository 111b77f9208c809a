import { orderOf } from "./order-of.ts";

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing their mean rank.
 * 1 where one grows whenever the other does, whatever the curve between them; NaN where one of them is constant.
 *
 * Spearman (1904), https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient
 *
 * @example rankCorrelation([1, 2, 3], [10, 100, 1000]) // 1
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length < 2) return Number.NaN;
  const value = correlationOfRanks(midRanks(x), midRanks(y));
  return Number.isFinite(value) ? value : Number.NaN;
}

/** The same with the order in which the values stand: 1 where each is larger than the one before. */
export function rankTrend(values: ArrayLike<number>): number {
  if (values.length < 2) return Number.NaN;
  const value = correlationOfRanks(null, midRanks(values));
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Rank of each value, 1 = smallest; equal values share the mean of their ranks. */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const order = orderOf(values);
  const ranks = new Float64Array(order.length);
  let from = 0;
  let value = values[order[0] ?? 0];
  while (from < order.length) {
    let to = from + 1;
    let next = values[order[to] ?? 0];
    while (to < order.length && next === value) next = values[order[++to] ?? 0];
    for (let k = from; k < to; k++) ranks[order[k] ?? 0] = (from + to + 1) / 2;
    from = to;
    value = next;
  }
  return ranks;
}

/** Pearson's correlation of ranks, whose mean is (n + 1) / 2 whatever is equal: so one pass does. Null: the places themselves. */
function correlationOfRanks(x: Float64Array | null, y: Float64Array): number {
  const mean = (y.length + 1) / 2;
  let [both, ofX, ofY] = [0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const a = (x === null ? i + 1 : (x[i] ?? 0)) - mean;
    const b = (y[i] ?? 0) - mean;
    both += a * b;
    ofX += a * a;
    ofY += b * b;
  }
  const rest = y.length - 1;
  return both / rest / Math.sqrt(ofX / rest) / Math.sqrt(ofY / rest);
}
