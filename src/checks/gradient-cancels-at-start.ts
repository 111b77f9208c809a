import { defineCheck } from "../model/check.ts";
import { COME_BACK, cancelledGradient, ROUNDING } from "../signals/cancelled-gradient.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A head whose weights are all alike sends every hidden layer a gradient that adds up to nothing but rounding. */
export const gradientCancelsAtStart = defineCheck({
  id: "gradient-cancels-at-start",
  title: "Gradient cancels at the first step",
  question:
    "Do all layers but one get a gradient of nothing but rounding at the first record, and an ordinary one soon after?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  ground: "observed",
  figure: "layers",
  thresholds: {
    ratio: {
      value: ROUNDING,
      source:
        "single precision keeps seven digits, so a sum that comes to a millionth of its terms has cancelled. Labelled runs: 1.1e-8 with constant weights, 1e-4 and more or exactly 0 in all others",
    },
    later: {
      value: COME_BACK,
      source:
        "one step makes the weights of the head unlike each other; a layer that is saturated or deep stays as it was",
    },
  },
  detect(inputs, limit) {
    const found = cancelledGradient(inputs.layers, inputs.model);
    if (!found)
      return {
        kind: "inconclusive",
        reason: "gradient norms are not logged for two layers at the first record",
      };
    const step = inputs.layers.steps[0] ?? 0;
    const measured = [
      {
        name: "gradient norm, second largest / largest layer, first record",
        value: found.first,
        threshold: limit.ratio,
        passes: "below" as const,
      },
    ];
    const claim = `At step ${numberWords(step)} the gradient norm of every layer but one is at most ${numberWords(found.first)} × that of the one (less than ${numberWords(limit.ratio)} × counts as rounding), and soon after it reaches ${numberWords(found.later)} × (limit ${numberWords(limit.later)})`;
    const { first, later } = found;
    if (!(first > 0 && first < limit.ratio && later > limit.later))
      return { kind: "absent", claim, measured };
    const at = [{ from: step, to: step }];
    return { kind: "present", strength: logRamp(first, 1e-5, 1e-7), at, claim, measured };
  },
});
