import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The target of a regression is at its raw scale. */
export const targetsNotScaled: Cause<CheckId> = {
  id: "targets-not-scaled",
  title: "Targets not scaled",
  mechanism:
    "The loss and its gradients grow with the square of the target. With targets in the hundreds the first steps are far too large, or the head needs the whole run to reach the mean.",
  expects: [
    // Labelled runs 9 of 9 at 1.2e5 and more, all other regressions 0.87 to 1.08.
    {
      check: "target-scale-large",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "variance of the target read off loss and R²; labelled runs 1.2e5 and more, all other regressions 0.87 to 1.08",
    },
  ],
  excludes: [],
  lookAlikes: [
    { cause: "lr-too-high", unless: "the target is far from unit scale", check: "target-scale-large" },
    {
      cause: "exploding-gradients",
      unless: "the target is far from unit scale",
      check: "target-scale-large",
    },
    { cause: "lr-too-low", unless: "the target is far from unit scale", check: "target-scale-large" },
  ],
  fixes: [
    {
      action: "Standardise the target, and start the bias of the last layer at its mean",
      change: { kind: "action" },
      effect: "The first loss is about 1 in units of the variance; R² starts near 0 instead of far below.",
      effectSource: "Karpathy, A Recipe for Training Neural Networks: set the final bias",
      effort: "low",
      risk: "Predictions must be scaled back before use.",
      verify: "Validation loss divided by 1 − R² lies near 1.",
    },
  ],
  requests: [
    { artifact: "predictions", enables: [], why: "The true values of a split show the scale of the target." },
  ],
  logNextTime: "Mean and deviation of the target, and R² beside the loss.",
  damage: "loss",
  references: ["https://karpathy.github.io/2019/04/25/recipe/"],
};
