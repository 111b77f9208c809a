import { type Series, stepAt } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";
import { valueByStep } from "./value-by-step.ts";

/** The loss at the rates it was trained at, in the order of the steps: medians of equal stretches. */
export interface LossByRate {
  readonly steps: readonly number[];
  readonly rates: readonly number[];
  readonly losses: readonly number[];
  /** Pairs of a rate and a finite loss logged at one step. */
  readonly pairs: number;
  /** Pairs in a stretch. */
  readonly stretch: number;
}

/** Stretches: enough for a course to show its turns, few enough that the noise of batches is out of it. */
const MOST_STRETCHES = 40;

/** Fewer pairs are no course. */
const FEWEST_PAIRS = 12;

/** Rates within this factor are one rate: there is nothing to set the loss against. */
const LEAST_FACTOR = 1.5;

/** Null where the two are not logged at the same steps, or the rate does not move. */
export const lossByRate = definePairSignal((loss: Series, rate: Series): LossByRate | null => {
  const rates = valueByStep(rate);
  const pairs: { step: number; rate: number; loss: number }[] = [];
  for (let i = 0; i < loss.values.length; i++) {
    const step = stepAt(loss, i);
    const at = rates.get(step) ?? Number.NaN;
    const value = loss.values[i] ?? Number.NaN;
    if (at > 0 && Number.isFinite(at) && Number.isFinite(value)) pairs.push({ step, rate: at, loss: value });
  }
  if (pairs.length < FEWEST_PAIRS) return null;
  const all = pairs.map((pair) => pair.rate);
  const least = all.reduce((a, b) => Math.min(a, b));
  const most = all.reduce((a, b) => Math.max(a, b));
  if (most < LEAST_FACTOR * least) return null;
  const stretch = Math.ceil(pairs.length / MOST_STRETCHES);
  const groups = Array.from({ length: Math.ceil(pairs.length / stretch) }, (_, k) =>
    pairs.slice(k * stretch, (k + 1) * stretch),
  );
  return {
    steps: groups.map((group) => group[0]?.step ?? Number.NaN),
    rates: groups.map((group) => medianOf(group.map((pair) => pair.rate))),
    losses: groups.map((group) => medianOf(group.map((pair) => pair.loss))),
    pairs: pairs.length,
    stretch,
  };
});
