import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { alignedLosses } from "../signals/aligned-losses.ts";
import { isJointRise, jointRise } from "../signals/joint-rise.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation loss stands far above the training loss while most of the training set is still to be fitted. */
export const earlyLossGap = defineCheck({
  id: "early-loss-gap",
  title: "Losses apart before anything is memorised",
  question: "How far apart are the two losses when the training loss has fallen to a quarter?",
  needs: ["train-loss", "validation-loss"],
  uses: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    gap: {
      value: 0.15,
      source:
        "over the first training loss; labelled runs: 0.125, 0.28 and 1.1 under split mismatch, at most 0.112 in overfit runs: a narrow edge",
    },
    quarter: {
      value: 0.25,
      source: "of the first training loss: the pattern is learned, single rows are not yet",
    },
  },
  detect(inputs, limit) {
    const training = inputs["train-loss-epoch"] ?? inputs["train-loss"];
    const { steps, train, validation } = alignedLosses(training, inputs["validation-loss"]);
    const first = train.find((value) => Number.isFinite(value)) ?? Number.NaN;
    const i = train.findIndex((value) => value <= limit.quarter * first);
    if (i < 1)
      return {
        kind: "inconclusive",
        reason: "the training loss does not pass a quarter of its first value after the first evaluation",
      };
    const step = steps[i] ?? 0;
    const rise = jointRise(training, inputs["validation-loss"]);
    if (rise && isJointRise(rise) && step > rise.lowestStep)
      return {
        kind: "inconclusive",
        reason: "the validation loss was rising by then: memorising opens the same gap",
      };
    const gap = ((validation[i] ?? Number.NaN) - (train[i] ?? Number.NaN)) / first;
    if (!Number.isFinite(gap)) return { kind: "inconclusive", reason: "the losses are not finite there" };
    const measured = [
      { name: "gap / first training loss", value: gap, threshold: limit.gap, passes: "above" as const },
    ];
    const claim = `When the training loss has fallen to ${numberWords(train[i] ?? 0)}, a quarter of its first value, the validation loss is ${numberWords(validation[i] ?? 0)}: a gap of ${percentWords(gap)} of that first value (limit ${percentWords(limit.gap)})`;
    if (gap < limit.gap) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(gap, 0.1, 0.5),
      at: [{ from: step, to: step }],
      claim,
      measured,
    };
  },
});
