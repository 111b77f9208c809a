import { defineCheck } from "../model/check.ts";
import { targetVariance } from "../signals/target-variance.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The target of a regression is so large that the first gradients are out of proportion. */
export const targetScaleLarge = defineCheck({
  id: "target-scale-large",
  title: "Regression target far from unit scale",
  question: "How large is the variance of the target, read off the loss and R²?",
  needs: ["validation-loss", "validation-metric"],
  regimes: ["supervised", "unknown"],
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    variance: {
      value: 1000,
      source:
        "squared units of the target; labelled runs: 1.2e5 and more in 9 of 9 where targets are not scaled, 0.87 to 1.08 in 178 others",
    },
    rSquared: {
      value: 0.9,
      source: "a run that explains its target in spite of the scale has no trouble with it",
    },
  },
  detect(inputs, limit) {
    const [loss, metric] = [inputs["validation-loss"], inputs["validation-metric"]];
    const variance = targetVariance(loss, metric);
    if (variance === null)
      return {
        kind: "inconclusive",
        reason: "the variance of the target cannot be read off without R² beside the loss",
      };
    const last = metric.values.at(-1) ?? Number.NaN;
    const measured = [
      {
        name: "variance of the target",
        value: variance,
        threshold: limit.variance,
        passes: "above" as const,
      },
    ];
    const claim = `Validation loss and R² give the target a variance of ${numberWords(variance)} (limit ${numberWords(limit.variance)}, 1 where it is standardised); R² ends at ${numberWords(last)}`;
    if (variance < limit.variance || last > limit.rSquared) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(variance, 100, 1e5), at: [], claim, measured };
  },
});
