import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { FITTED, turnOfValidation, UNSEEN } from "../signals/turn-of-validation.ts";
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
  thresholds: { left: FITTED, unseen: UNSEEN },
  detect(inputs, limit) {
    const validation = inputs["validation-loss"];
    const turn = turnOfValidation(
      inputs["train-loss-epoch"] ?? inputs["train-loss"],
      validation,
      limit.unseen,
    );
    if (turn.kind === "unknown") return { kind: "inconclusive", reason: turn.reason };
    if (turn.kind === "no-turn")
      return {
        kind: "absent",
        claim: "The validation loss does not turn and rise while the training loss falls",
        measured: [],
      };
    const measured = [
      {
        name: "training loss left at the turn",
        value: turn.left,
        threshold: limit.left,
        passes: "below" as const,
      },
    ];
    const claim = `The training loss had fallen to ${percentWords(turn.left)} of its first value (at most ${percentWords(limit.left)} counts as fitted) before the validation loss began to rise, around ${stepWords(validation.axes.stepUnit, turn.step)}`;
    if (!(turn.left <= limit.left)) return { kind: "absent", claim, measured };
    const strength = ramp(Math.log(turn.left), Math.log(0.025), Math.log(0.008));
    return { kind: "present", strength, at: [{ from: turn.step, to: turn.step }], claim, measured };
  },
});
