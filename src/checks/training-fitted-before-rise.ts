import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { isJointRise, jointRise } from "../signals/joint-rise.ts";
import { percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { stepWords } from "../stats/step-words.ts";

/** The training set was already fitted when the validation loss began to rise: only the confidence still grows. */
export const trainingFittedBeforeRise = defineCheck({
  id: "training-fitted-before-rise",
  title: "Training set fitted before the validation loss rises",
  question: "Was the training set already fitted when the validation loss began to rise?",
  needs: ["train-loss", "validation-loss"],
  uses: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    left: {
      value: 0.015,
      source: "labelled runs: 0.009 and less in overconfident runs, 0.027 and more in overfit ones",
    },
    unseen: { value: 0.9, source: "a turn at the first evaluation has no course before it" },
  },
  detect(inputs, limit) {
    const found = jointRise(inputs["train-loss-epoch"] ?? inputs["train-loss"], inputs["validation-loss"]);
    if (!found) return { kind: "inconclusive", reason: "fewer than three evaluations have both losses" };
    if (!isJointRise(found))
      return {
        kind: "absent",
        claim: "The validation loss does not turn and rise while the training loss falls",
        measured: [],
      };
    const left = {
      name: "training loss left at the turn",
      value: found.trainThen,
      threshold: limit.left,
      passes: "below" as const,
    };
    const claim = `The training loss had fallen to ${percentWords(found.trainThen)} of its first value (at most ${percentWords(limit.left)} counts as fitted) before the validation loss began to rise, around ${stepWords(inputs["validation-loss"].axes.stepUnit, found.lowestStep)}`;
    if (found.trainThen > limit.unseen)
      return {
        kind: "inconclusive",
        reason:
          "the validation loss is lowest at the first evaluation: what came before its turn is not seen",
      };
    if (!(found.trainThen <= limit.left)) return { kind: "absent", claim, measured: [left] };
    const at = [{ from: found.lowestStep, to: found.lowestStep }];
    return {
      kind: "present",
      strength: ramp(Math.log(found.trainThen), Math.log(0.025), Math.log(0.008)),
      at,
      claim,
      measured: [left],
    };
  },
});
