import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { FITTED, turnOfValidation, UNSEEN } from "../signals/turn-of-validation.ts";
import { percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { stepWords } from "../stats/step-words.ts";

/** The validation loss turns while much of the training loss is still to be fitted: what is learned after it is noise. */
export const validationTurnsBeforeFit = defineCheck({
  id: "validation-turns-before-fit",
  title: "Validation loss turns before the training set is fitted",
  question: "How much of the training loss was left when the validation loss began to rise?",
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
        passes: "above" as const,
      },
    ];
    const claim = `When the validation loss is lowest, around ${stepWords(validation.axes.stepUnit, turn.step)}, the training loss stands at ${percentWords(turn.left)} of its first value (more than ${percentWords(limit.left)} counts as not yet fitted)`;
    if (!(turn.left > limit.left)) return { kind: "absent", claim, measured };
    const strength = ramp(Math.log(turn.left), Math.log(0.008), Math.log(0.05));
    return { kind: "present", strength, at: [{ from: turn.step, to: turn.step }], claim, measured };
  },
});
