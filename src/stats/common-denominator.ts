/** A whole number n for which every share is k / n. */
export interface CommonDenominator {
  readonly denominator: number;
  /** Distinct shares strictly inside 0…1 that it had to fit. */
  readonly distinct: number;
  /** Expected number of denominators up to this one that would have fitted by accident. */
  readonly accidents: number;
}

/** Larger sets than this cannot be told from rounding: neighbours k / n lie closer than a float32's last digits. */
const LARGEST = 5000;

/**
 * The smallest n for which all shares are whole multiples of 1 / n: the number of items behind accuracies.
 * `tolerance` is the rounding error of one share (3e-7 for a float32, half a unit of the last printed digit for text).
 * A denominator that fits by accident is not found before about 1 / (2 n · tolerance) ^ distinct is small; `accidents` says so.
 *
 * @example commonDenominator([0.9, 0.95, 0.8], 3e-7) // { denominator: 20, distinct: 3, … }
 */
export function commonDenominator(
  shares: readonly number[] | Float64Array,
  tolerance: number,
): CommonDenominator | null {
  // What does not fit some of them does not fit all, and a million need not be told apart to see it.
  if (shares.length > FEW && fitting(interior(shares.slice(0, FEW)), tolerance) === null) return null;
  return fitting(interior(shares), tolerance);
}

/** So many first values say whether it is worth looking at all. */
const FEW = 1000;

/** The different shares strictly inside 0…1. */
function interior(shares: Iterable<number>): readonly number[] {
  return [...new Set(shares)].filter((share) => share > 0 && share < 1);
}

function fitting(distinct: readonly number[], tolerance: number): CommonDenominator | null {
  if (distinct.length === 0) return null;
  let accidents = 0;
  for (let n = 2; n <= LARGEST; n++) {
    const slack = n * tolerance;
    accidents += Math.min(1, 2 * slack) ** distinct.length;
    if (distinct.every((share) => Math.abs(n * share - Math.round(n * share)) <= slack)) {
      return { denominator: n, distinct: distinct.length, accidents };
    }
  }
  return null;
}
