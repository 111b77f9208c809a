import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { type Series, stepAt } from "../model/series.ts";
import { batchGrowth } from "../signals/batch-growth.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation loss falls far less by epoch from where epochs have fewer steps. */
export const progressSlowsWithBatch = defineCheck({
  id: "progress-slows-with-batch",
  title: "Progress slows where the batch grows",
  question: "Does the validation loss fall far more slowly by epoch from where epochs have fewer steps?",
  needs: ["validation-loss", "learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    share: {
      value: 0.5,
      source:
        "fall by evaluation after / before: a loss that halves its speed within three epochs was slowed; with half the steps of equal length it covers half the ground",
    },
    evaluations: {
      value: 3,
      source: "three evaluations on either side give a slope, and stay beside the change",
    },
    fall: {
      value: 0.01,
      source:
        "by evaluation before the change: a loss that falls by less had levelled off, and has no speed to lose",
    },
  },
  detect(inputs, limit) {
    const growth = batchGrowth(inputs["learning-rate"]);
    if (!growth)
      return { kind: "inconclusive", reason: "the epochs do not change from one number of steps to another" };
    const loss = inputs["validation-loss"];
    const at = loss.values.findIndex((_, i) => stepAt(loss, i) >= growth.step);
    if (at < limit.evaluations || loss.values.length - at < limit.evaluations)
      return {
        kind: "inconclusive",
        reason: "fewer than three evaluations stand before or after the change",
      };
    // The evaluation before the change ends the one stretch and begins the other.
    const before = speed(loss, at - limit.evaluations, at - 1);
    const after = speed(loss, at - 1, at - 1 + limit.evaluations);
    const share = after / before;
    const measured = [
      {
        name: "fall by evaluation, after / before",
        value: share,
        threshold: limit.share,
        passes: "below" as const,
      },
    ];
    const claim = `Before step ${numberWords(growth.step)} the validation loss falls by ${percentWords(before)} an evaluation, after it by ${percentWords(after)} (${numberWords(share)} × as fast, limit ${numberWords(limit.share)})`;
    if (!(before > limit.fall && share < limit.share)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(share, 0.7, 0.2),
      at: [{ from: growth.step, to: stepAt(loss, loss.values.length - 1) }],
      claim,
      measured,
    };
  },
});

/** Fall of the logarithm by evaluation between two of them: the share of itself that the loss loses. */
function speed(loss: Series, from: number, to: number): number {
  return Math.log((loss.values[from] ?? Number.NaN) / (loss.values[to] ?? Number.NaN)) / (to - from);
}
