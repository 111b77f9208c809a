import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { lossWobble } from "../signals/loss-wobble.ts";
import { rateCourse } from "../signals/rate-course.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The validation loss keeps jumping although the weights have come to rest. */
export const validationMovesAtRest = defineCheck({
  id: "validation-moves-at-rest",
  title: "Validation loss jumps while the weights rest",
  question: "Does the validation loss keep jumping when the learning rate is next to 0?",
  needs: ["validation-loss", "learning-rate"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    wobble: {
      value: 0.055,
      source:
        "labelled runs: 0.065 and more in 6 of 6 that evaluate in training mode; 3 of 197 annealed healthy ones pass both limits (at most 0.10): resting weights and a fixed set must give one number",
    },
    rest: { value: 0.35, source: "the last rate over its peak: below it the weights come to rest" },
    anneals: {
      value: 0.5,
      source: "wobble of the last quarter over that of the middle; healthy wobble falls with the rate",
    },
  },
  detect(inputs, limit) {
    const rate = rateCourse(inputs["learning-rate"]);
    const wobble = lossWobble(inputs["validation-loss"]);
    if (!rate || !wobble)
      return { kind: "inconclusive", reason: "too few learning rates or evaluations are logged" };
    if (rate.last > limit.rest * rate.peak)
      return { kind: "inconclusive", reason: "the learning rate is not annealed, so the weights never rest" };
    const measured = [
      {
        name: "median bend of log validation loss, last quarter",
        value: wobble.late,
        threshold: limit.wobble,
        passes: "above" as const,
      },
      {
        name: "last quarter / middle",
        value: wobble.late / wobble.middle,
        threshold: limit.anneals,
        passes: "above" as const,
      },
    ];
    const claim = `In the last quarter, with the learning rate down to ${numberWords(rate.last / rate.peak)} of its peak, the validation loss bends by ${numberWords(100 * wobble.late)} % from one evaluation to the next (limit ${numberWords(100 * limit.wobble)} %), ${numberWords(wobble.late / wobble.middle)} × as much as in the middle`;
    if (!(wobble.late > limit.wobble && wobble.late > limit.anneals * wobble.middle))
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(wobble.late, 0.04, 0.15), at: [], claim, measured };
  },
});
