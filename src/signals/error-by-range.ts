import type { ValuePredictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";
import { quantileOf } from "../stats/quantile-of.ts";

/** Errors (predicted − true) of the items whose value lies in a range. */
export interface ErrorRange {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Quartiles of the error. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Median of the absolute error, and its quartiles. */
  readonly size: { readonly median: number; readonly low: number; readonly high: number };
}

/** Errors by range of the true value and of the prediction, each range with about as many items. */
export interface ErrorByRange {
  readonly byTarget: readonly ErrorRange[];
  readonly byPrediction: readonly ErrorRange[];
}

/** Items that a range holds at least: the quartiles of fewer rest on four or five of them. */
const LEAST_ITEMS = 20;

/** More ranges than this are no longer compared at a glance. */
const MOST_RANGES = 8;

/** Null where there are too few finite pairs for two ranges. */
export const errorByRange = defineSignal((predictions: ValuePredictions): ErrorByRange | null => {
  const { yTrue, yPred } = predictions;
  const pairs = Array.from(yTrue, (target, i) => ({ target, told: yPred[i] ?? Number.NaN }))
    .filter(({ target, told }) => Number.isFinite(target) && Number.isFinite(told))
    .map(({ target, told }) => ({ target, told, error: told - target }));
  const byTarget = rangesOf(pairs.map(({ target, error }) => ({ at: target, error })));
  const byPrediction = rangesOf(pairs.map(({ told, error }) => ({ at: told, error })));
  return byTarget.length < 2 ? null : { byTarget, byPrediction };
});

interface Placed {
  readonly at: number;
  readonly error: number;
}

/** Equal values stay in one range. */
function rangesOf(pairs: readonly Placed[]): readonly ErrorRange[] {
  const sorted = [...pairs].sort((a, b) => a.at - b.at);
  const count = Math.min(MOST_RANGES, Math.floor(sorted.length / LEAST_ITEMS));
  const each = sorted.length / Math.max(1, count);
  const ranges: ErrorRange[] = [];
  let start = 0;
  while (start < sorted.length && count > 0) {
    let end = Math.min(sorted.length, Math.max(start + 1, Math.round((ranges.length + 1) * each)));
    while (end < sorted.length && sorted[end]?.at === sorted[end - 1]?.at) end++;
    if (sorted.length - end < LEAST_ITEMS) end = sorted.length;
    ranges.push(rangeOf(sorted.slice(start, end)));
    start = end;
  }
  return ranges;
}

function rangeOf(items: readonly Placed[]): ErrorRange {
  const errors = items.map(({ error }) => error);
  const sizes = errors.map(Math.abs);
  return {
    from: items[0]?.at ?? Number.NaN,
    to: items.at(-1)?.at ?? Number.NaN,
    count: items.length,
    low: quantileOf(errors, 0.25),
    median: medianOf(errors),
    high: quantileOf(errors, 0.75),
    size: { median: medianOf(sizes), low: quantileOf(sizes, 0.25), high: quantileOf(sizes, 0.75) },
  };
}
