/** A proportion with its interval. */
export interface Proportion {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % point of the normal distribution: two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval of a proportion: the values p that a test at level z would not reject for `hits` of `total`.
 * Unlike the textbook interval it stays inside 0…1 and is not empty at 0 or `total` hits, so it is fit for small classes.
 *
 * Wilson (1927), https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
 *
 * @example wilsonInterval(9, 9) // { value: 1, low: 0.7009, high: 1 }
 */
export function wilsonInterval(hits: number, total: number, z = Z_95): Proportion {
  if (total <= 0) return { value: Number.NaN, low: 0, high: 1 };
  const value = hits / total;
  const z2 = z * z;
  const middle = (value + z2 / (2 * total)) / (1 + z2 / total);
  const half = (z / (1 + z2 / total)) * Math.sqrt((value * (1 - value)) / total + z2 / (4 * total * total));
  // At no or all hits the bound is 0 or 1 exactly; floating point would miss it by a hair.
  const low = hits === 0 ? 0 : Math.max(0, middle - half);
  const high = hits === total ? 1 : Math.min(1, middle + half);
  return { value, low, high };
}
