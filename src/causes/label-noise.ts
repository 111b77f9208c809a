import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Many training labels are wrong. */
export const labelNoise: Cause<CheckId> = {
  id: "label-noise",
  title: "Wrong labels in the training data",
  mechanism:
    "A share of the training rows carries a wrong label. The model learns the pattern and then disagrees with those labels, until it begins to memorise them.",
  expects: [
    // Labelled noisy runs 11 of 11, all others at most 0.91 (10 classes).
    { check: "errors-spread-evenly", weight: 3, whenAbsent: 1 },
    // 11 of 11 with z ≥ 4.9, 295 others at most 2.2. No shift of difficulty does it: both are the same model in evaluation mode.
    {
      check: "held-out-beats-training",
      weight: 3,
      whenAbsent: 1,
      decisive:
        "one model in evaluation mode, right more often on held-out rows than on its own: labelled noisy runs 11 of 11, others 0",
    },
    // Errors that a better model would not make are left out, so that it shows weaker noise: 17 of 18, others 0 of 600.
    {
      check: "training-labels-contradicted",
      weight: 3,
      decisive:
        "one model in evaluation mode, sure of another class more often on its own rows than on held-out ones: labelled noisy runs 17 of 18 with four classes or more, others 0 of 600",
    },
    // On the curves alone a model that is held back looks the same: this only supports.
    { check: "train-metric-below-validation", weight: 1 },
  ],
  excludes: [
    {
      check: "validation-features-drifted",
      weight: 3,
      because: "The validation rows come from elsewhere, and may be easier by themselves.",
    },
    { check: "accuracy-hides-classes", weight: 2, because: "The errors concentrate on rare classes." },
  ],
  lookAlikes: [
    {
      cause: "class-imbalance",
      unless: "the errors do not gather on rare classes",
      check: "accuracy-hides-classes",
    },
    {
      cause: "capacity-too-small",
      unless: "the errors spread evenly over pairs of classes",
      check: "errors-spread-evenly",
    },
    {
      cause: "over-regularized",
      unless: "held-out rows are answered better than training rows in evaluation mode",
      check: "held-out-beats-training",
    },
  ],
  fixes: [
    {
      action:
        "Look at the training rows whose label the final model contradicts with most confidence, and relabel them",
      change: { kind: "action" },
      effect: "Direction only: training accuracy and held-out loss improve with each corrected label.",
      effectSource: "cleanlab; on ten public test sets 51 % of flagged rows were truly wrong",
      effort: "medium",
      risk: "About half of the flagged rows may be right: look, do not delete.",
      verify: "On the corrected rows training accuracy reaches test accuracy.",
    },
    {
      action: "Train on smoothed labels until they are corrected",
      change: { kind: "set", setting: "label-smoothing", to: 0.1 },
      effect: "Direction only: single wrong labels pull less.",
      effectSource: "Lukasik et al. 2020, label smoothing under label noise",
      effort: "low",
      risk: "Probabilities become less extreme for right labels too.",
      verify: "The validation loss at the end is lower than before.",
    },
  ],
  requests: [
    {
      artifact: "predictions",
      enables: ["errors-spread-evenly", "held-out-beats-training", "training-labels-contradicted"],
      why: "Only predictions on training rows and on clean held-out rows show labels that the model contradicts.",
    },
  ],
  logNextTime: "Predictions with probabilities and ids on the training split and on a clean test split.",
  damage: "metric",
  references: ["https://arxiv.org/abs/2103.14749"],
};
