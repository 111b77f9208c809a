import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { lossWobble } from "../signals/loss-wobble.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Evaluations that jump more at the end than in the middle. */
export const validationNoisierLate = defineCheck({
  id: "validation-noisier-late",
  title: "Evaluations noisier at the end",
  question: "Does the validation loss jump more in the last quarter than in the middle?",
  needs: ["validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    ratio: { value: 2, source: "catalogue: twice the middle" },
    wobble: {
      value: 0.1,
      source:
        "1 of 220 healthy labelled runs passes both limits; no labelled run has this cause, so the limit is a proposal",
    },
    evaluations: { value: 16, source: "a quarter must hold a few second differences" },
  },
  detect(inputs, limit) {
    const wobble = lossWobble(inputs["validation-loss"]);
    if (!wobble || wobble.evaluations < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than sixteen evaluations have a finite loss" };
    const ratio = wobble.late / wobble.middle;
    const measured = [
      {
        name: "median bend of log validation loss, last quarter",
        value: wobble.late,
        threshold: limit.wobble,
        passes: "above" as const,
      },
      { name: "last quarter / middle", value: ratio, threshold: limit.ratio, passes: "above" as const },
    ];
    const claim = `In the last quarter the validation loss bends by ${numberWords(100 * wobble.late)} % from one evaluation to the next (limit ${numberWords(100 * limit.wobble)} %), ${numberWords(ratio)} × as much as in the middle (limit ${numberWords(limit.ratio)})`;
    if (!(ratio > limit.ratio && wobble.late > limit.wobble)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(wobble.late, 0.08, 0.4), at: [], claim, measured };
  },
});
