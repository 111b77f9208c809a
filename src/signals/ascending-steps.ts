import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";

/** True where every step is larger than the one before: then no step repeats, and one is found by halving. */
export const hasAscendingSteps = defineSignal((series: Series): boolean => {
  for (let i = 1; i < series.values.length; i++)
    if (!(stepAt(series, i) > stepAt(series, i - 1))) return false;
  return true;
});

/** The first point at or after a step, of a series whose steps ascend; its length where all lie before. */
export function firstAtOrAfter(series: Series, step: number): number {
  let from = 0;
  let to = series.values.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (stepAt(series, middle) < step) from = middle + 1;
    else to = middle;
  }
  return from;
}
