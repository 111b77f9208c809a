import { sampleCorrelation } from "simple-statistics";
import { orderOf } from "./order-of.ts";

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing their mean rank.
 * 1 where one grows whenever the other does, whatever the curve between them; NaN where one of them is constant.
 * (simple-statistics has `sampleRankCorrelation`, but it ranks equal values by place, so a constant tail would slope.)
 *
 * Spearman (1904), https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient
 *
 * @example rankCorrelation([1, 2, 3], [10, 100, 1000]) // 1
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length < 2) return Number.NaN;
  const value = sampleCorrelation(midRanks(x), midRanks(y));
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Rank of each value, 1 = smallest; equal values share the mean of their ranks. */
export function midRanks(values: ArrayLike<number>): number[] {
  const order = orderOf(values);
  const ranks = new Array<number>(order.length).fill(0);
  let from = 0;
  while (from < order.length) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to++;
    for (let k = from; k <= to; k++) ranks[order[k] ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}
