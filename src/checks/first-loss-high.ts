import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { classNames } from "../signals/class-names.ts";
import { targetVariance } from "../signals/target-variance.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The loss of the first step, before any update, is far above that of a constant answer. */
export const firstLossHigh = defineCheck({
  id: "first-loss-high",
  title: "First loss far above an uninformed answer",
  question: "Is the loss of the first step far above that of a constant answer?",
  needs: ["train-loss"],
  uses: [
    "validation-loss",
    "validation-metric",
    "validation-predictions",
    "train-predictions",
    "class-counts",
  ],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    ratio: {
      value: 3,
      source:
        "an untrained net should start near ln C, or at the variance of its targets (Karpathy, Recipe); labelled runs: 50 × and more in 15 of 15 with too large weights, 15 × and more in 12 of 13 with raw inputs, healthy at most 2.05 × of 133",
    },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    const first = loss.values[0] ?? Number.NaN;
    if (loss.cadence === "epoch")
      return { kind: "inconclusive", reason: "the training loss is logged by epoch" };
    if (!Number.isFinite(first)) return { kind: "inconclusive", reason: "the first loss is not a number" };
    const metric = inputs["validation-metric"];
    const variance =
      metric && inputs["validation-loss"] ? targetVariance(inputs["validation-loss"], metric) : null;
    const classes = classNames(
      inputs["validation-predictions"] ?? inputs["train-predictions"],
      inputs["class-counts"],
    );
    const level = variance ?? (classes && classes.length > 1 ? Math.log(classes.length) : null);
    if (level === null)
      return {
        kind: "inconclusive",
        reason: "neither the number of classes nor the variance of the targets is known",
      };
    const ratio = first / level;
    const constant =
      variance === null
        ? `ln ${classes?.length} = ${numberWords(level)}`
        : `the variance of the targets, ${numberWords(level)}`;
    const measured = [
      {
        name: "first loss / loss of a constant answer",
        value: ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `The first training loss is ${numberWords(first)}, ${numberWords(ratio)} × the loss of a constant answer (${constant}; limit ${numberWords(limit.ratio)} ×)`;
    if (!(ratio > limit.ratio)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(ratio, 2, 10), at: [], claim, measured };
  },
});
