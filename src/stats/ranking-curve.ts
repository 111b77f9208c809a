/** What a falling threshold on scores finds: one entry a distinct score, highest first. */
export interface RankingCurve {
  readonly thresholds: Float64Array;
  /** Positives and negatives with a score at or above the threshold. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
  /** Chance that a positive scores above a negative, ties counted half: the area under the ROC curve. */
  readonly rocArea: number;
  /** Mean precision over the positives, each at its own threshold: the area under the steps of precision over recall. */
  readonly averagePrecision: number;
}

/**
 * Counts of hits and false alarms at each threshold. Items whose score is no number are left out.
 *
 * Fawcett (2006), An introduction to ROC analysis; average precision as scikit-learn defines it,
 * https://scikit-learn.org/stable/modules/generated/sklearn.metrics.average_precision_score.html
 *
 * @example rankingCurve([0.1, 0.4, 0.35, 0.8], [false, false, true, true]) // rocArea 0.75, averagePrecision 0.8333
 */
export function rankingCurve(scores: ArrayLike<number>, positive: (item: number) => boolean): RankingCurve {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i)
    .filter((i) => Number.isFinite(scores[i]))
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const thresholds: number[] = [];
  const found: number[] = [];
  const alarms: number[] = [];
  let hits = 0;
  let misses = 0;
  for (const [place, item] of order.entries()) {
    if (positive(item)) hits += 1;
    else misses += 1;
    if (scores[order[place + 1] ?? -1] === scores[item]) continue;
    thresholds.push(scores[item] ?? Number.NaN);
    found.push(hits);
    alarms.push(misses);
  }
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(found),
    falsePositives: Float64Array.from(alarms),
    positives: hits,
    negatives: misses,
    ...areasOf(found, alarms),
  };
}

function areasOf(found: readonly number[], alarms: readonly number[]) {
  const [positives, negatives] = [found.at(-1) ?? 0, alarms.at(-1) ?? 0];
  let under = 0;
  let precision = 0;
  for (const [i, hits] of found.entries()) {
    const before = found[i - 1] ?? 0;
    const misses = alarms[i] ?? 0;
    under += ((misses - (alarms[i - 1] ?? 0)) * (hits + before)) / 2;
    precision += ((hits - before) * hits) / (hits + misses);
  }
  return { rocArea: under / (positives * negatives), averagePrecision: precision / positives };
}
