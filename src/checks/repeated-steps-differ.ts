import { defineCheck } from "../model/check.ts";
import { type Series, stepAt } from "../model/series.ts";
import { hasAscendingSteps } from "../signals/ascending-steps.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Steps that were run twice, after a restart, gave other losses the second time. */
export const repeatedStepsDiffer = defineCheck({
  id: "repeated-steps-differ",
  title: "Repeated steps give other losses",
  question: "Do steps that were run twice give the same training loss both times?",
  needs: ["train-loss"],
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    difference: {
      value: 1e-3,
      source: "of the loss: far beyond the rounding of a 32-bit sum in another order",
    },
    steps: { value: 10, source: "a handful of repeats may be a log written twice" },
  },
  detect({ "train-loss": series }, limit) {
    const pairs = repeats(series);
    if (pairs.length < limit.steps)
      return { kind: "inconclusive", reason: "fewer than ten steps were logged twice" };
    const steps = pairs.map(({ step }) => step);
    const from = Math.min(...steps);
    if (from <= stepAt(series, 0))
      return {
        kind: "inconclusive",
        reason: "steps were logged twice from the first one on: two runs in one log, not a replay",
      };
    const difference = medianOf(pairs.map(({ first, second }) => Math.abs(second / first - 1)));
    const measured = [
      {
        name: "median difference of repeated steps",
        value: difference,
        threshold: limit.difference,
        passes: "above" as const,
      },
    ];
    const claim = `${numberWords(pairs.length)} steps were logged twice; their losses differ by ${percentWords(difference)} in the median (limit ${percentWords(limit.difference)})`;
    if (!(difference > limit.difference)) return { kind: "absent", claim, measured };
    const at = [{ from, to: Math.max(...steps) }];
    return { kind: "present", strength: ramp(difference, 1e-3, 0.1), at, claim, measured };
  },
});

function repeats(series: Series): { step: number; first: number; second: number }[] {
  if (hasAscendingSteps(series)) return [];
  const seen = new Map<number, number>();
  const pairs: { step: number; first: number; second: number }[] = [];
  for (let i = 0; i < series.values.length; i++) {
    const step = stepAt(series, i);
    const value = series.values[i] ?? Number.NaN;
    const first = seen.get(step);
    if (first !== undefined && Number.isFinite(value / first)) pairs.push({ step, first, second: value });
    seen.set(step, value);
  }
  return pairs;
}
