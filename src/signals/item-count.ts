import type { Series } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { commonDenominator } from "../stats/common-denominator.ts";
import { finiteOf } from "../stats/finite-of.ts";
import { printedDecimals } from "../stats/printed-decimals.ts";

/** How many items an accuracy was counted over, read off its own values. */
export interface ItemCount {
  readonly items: number;
  /** Different values that it had to fit. */
  readonly distinct: number;
}

/** Rounding error of a share that was computed as a 32-bit float: half its last digit, with room for the division. */
const FLOAT32 = 3e-7;

/** More accidental fits than this expected, and the count says nothing. */
const ACCIDENTS = 1e-3;

/**
 * The smallest number of items for which every logged accuracy is a whole number of right answers; null where none is sure.
 * It is the true number or a divisor of it: 173 of 173 labelled runs with five or more different values, 210 of 221 with two.
 */
export const itemCount = defineSignal((series: Series): ItemCount | null => {
  if (series.role !== "accuracy") return null;
  const scale = series.unit === "percent" ? 100 : 1;
  const finite = finiteOf(series.values);
  if (finite.some((value) => value < 0 || value > scale)) return null;
  const decimals = printedDecimals(finite);
  const tolerance = decimals === null ? FLOAT32 : (0.6 * 10 ** -decimals) / scale;
  const found = commonDenominator(
    scale === 1 ? finite : finite.map((value) => value / scale),
    Math.max(FLOAT32, tolerance),
  );
  if (!found || found.accidents > ACCIDENTS) return null;
  return { items: found.denominator, distinct: found.distinct };
});
