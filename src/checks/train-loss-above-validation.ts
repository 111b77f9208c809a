import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The training loss, measured with its regularisation on, ends well above the validation loss. */
export const trainLossAboveValidation = defineCheck({
  id: "train-loss-above-validation",
  title: "Training loss above validation loss",
  question: "Does the training loss end well above the validation loss?",
  needs: ["train-loss-epoch", "validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    ratio: {
      value: 1.1,
      source:
        "1 of 225 healthy labelled runs passes both limits, and an epoch's mean lags by half an epoch: it leans, the same loss in evaluation mode decides",
    },
    left: {
      value: 0.4,
      source: "share of its first epoch that the training loss keeps: a net that fits loses most of it",
    },
  },
  detect(inputs, limit) {
    const train = evaluationCourse(inputs["train-loss-epoch"]);
    const validation = evaluationCourse(inputs["validation-loss"]);
    if (!train || !validation)
      return { kind: "inconclusive", reason: "fewer than two epochs have both losses" };
    const ratio = train.end / validation.end;
    const left = train.end / train.first;
    const measured = [
      { name: "training / validation loss", value: ratio, threshold: limit.ratio, passes: "above" as const },
      {
        name: "training loss left of its first epoch",
        value: left,
        threshold: limit.left,
        passes: "above" as const,
      },
    ];
    const claim = `The training loss ends at ${numberWords(train.end)}, ${numberWords(ratio)} × the validation loss of ${numberWords(validation.end)} (limit ${numberWords(limit.ratio)}), and keeps ${percentWords(left)} of its first epoch`;
    if (!(ratio > limit.ratio && left > limit.left) || validation.end <= 0)
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(ratio, 1.1, 2), at: [], claim, measured };
  },
});
