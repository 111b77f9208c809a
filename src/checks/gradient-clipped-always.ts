import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { finiteOf } from "../stats/finite-of.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The clipping threshold lies so far below the gradients that it replaces the learning rate. */
export const gradientClippedAlways = defineCheck({
  id: "gradient-clipped-always",
  title: "Nearly every step is clipped",
  question: "Does the gradient norm exceed the clipping threshold by far at most steps?",
  needs: ["gradient-norm", "config"],
  regimes: LOSS_REGIMES,
  signal: "gradient-norm",
  figure: "gradient-norm",
  thresholds: {
    share: {
      value: 0.5,
      source: "Tuning Playbook: more than half of the updates clipped means that clipping sets the rate",
    },
    ratio: {
      value: 5,
      source:
        "labelled runs: 51 × and more in 14 of 14 clipped too tightly, at most 0.44 × in 33 healthy ones; a median up to a few times the threshold still leaves clipping its usual work",
    },
  },
  detect(inputs, limit) {
    const setting = inputs.config.known["gradient-clip"];
    const threshold = setting?.value;
    if (threshold === undefined || !(threshold > 0))
      return { kind: "inconclusive", reason: "the configuration names no clipping threshold" };
    const norms = finiteOf(inputs["gradient-norm"].values);
    if (norms.length < 10)
      return { kind: "inconclusive", reason: "fewer than ten gradient norms are logged" };
    const share = norms.reduce((count, norm) => count + (norm > threshold ? 1 : 0), 0) / norms.length;
    const ratio = medianOf(norms) / threshold;
    const measured = [
      {
        name: "steps above the clipping threshold",
        value: share,
        threshold: limit.share,
        passes: "above" as const,
      },
      {
        name: "median gradient norm / threshold",
        value: ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `The gradient norm exceeds the clipping threshold of ${numberWords(threshold)} at ${percentWords(share)} of the logged steps, its median being ${numberWords(ratio)} × the threshold (limit ${numberWords(limit.ratio)})`;
    if (!(share > limit.share && ratio > limit.ratio)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(ratio, 3, 20), at: [], claim, measured };
  },
});
