import { type Proportion, Z_95 } from "./wilson-interval.ts";

/**
 * 95 % interval of an area under the ROC curve from the number of positives and negatives, cut at 0 and 1.
 *
 * Hanley and McNeil (1982), https://doi.org/10.1148/radiology.143.1.7063747
 *
 * @example rocAreaInterval(0.9, { positives: 50, negatives: 50 }) // 0.837 to 0.963
 */
export function rocAreaInterval(
  area: number,
  { positives, negatives }: { readonly positives: number; readonly negatives: number },
): Proportion {
  const twoAbove = area / (2 - area);
  const twoBelow = (2 * area * area) / (1 + area);
  const variance =
    (area * (1 - area) +
      (positives - 1) * (twoAbove - area * area) +
      (negatives - 1) * (twoBelow - area * area)) /
    (positives * negatives);
  const half = Z_95 * Math.sqrt(Math.max(0, variance));
  return { value: area, low: Math.max(0, area - half), high: Math.min(1, area + half) };
}
