import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Inputs enter the model at their raw scale. */
export const inputsNotNormalized: Cause<CheckId> = {
  id: "inputs-not-normalized",
  title: "Inputs not normalised",
  mechanism:
    "Initial weights are made for inputs of about unit scale. Inputs hundreds of times larger drive units into saturation or gradients out of bounds from the first step.",
  expects: [
    // Labelled runs 13 of 13, healthy 0 of 108.
    {
      check: "input-scale-large",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "root mean square of the inputs as they enter the model; labelled runs 86 and more, 398 others at most 1.9",
    },
    // Suspicion where the inputs are not seen; a bad initial scale does the same.
    { check: "first-loss-beyond-classes", weight: 2 },
  ],
  excludes: [],
  lookAlikes: [
    { cause: "lr-too-high", unless: "the inputs are far from unit scale", check: "input-scale-large" },
    {
      cause: "exploding-gradients",
      unless: "the inputs are far from unit scale",
      check: "input-scale-large",
    },
    {
      cause: "initialization-scale",
      unless: "the inputs are far from unit scale",
      check: "input-scale-large",
    },
  ],
  fixes: [
    {
      action: "Standardise each column: subtract its training mean, divide by its training deviation",
      change: { kind: "action" },
      effect:
        "The first loss falls to that of an uninformed answer; raw inputs raised it from 2.3 to 47.7 on CIFAR-10.",
      effectSource: "Cockpit (NeurIPS 2021), raw against scaled CIFAR-10",
      effort: "low",
      risk: "Keep the means and deviations of training for use at prediction time.",
      verify: "The root mean square of the inputs is about 1, the loss at step 0 about ln(classes).",
    },
  ],
  requests: [
    {
      artifact: "features",
      enables: ["input-scale-large"],
      why: "The inputs as they enter the model show their scale.",
    },
  ],
  logNextTime: "Mean and deviation of each input column as it enters the model.",
  damage: "loss",
  references: ["https://arxiv.org/abs/2102.06604"],
};
