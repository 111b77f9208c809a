import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The test rows come from another distribution than training and validation. */
export const distributionShift: Cause<CheckId> = {
  id: "distribution-shift",
  title: "Test rows unlike the training rows",
  mechanism:
    "The model does well on rows like those it saw; the test rows, or the rows in use, are not like them.",
  expects: [
    // Both are asked for: drift alone is found in any large table.
    { check: "test-features-drifted", weight: 3, whenAbsent: 3 },
    { check: "test-worse-than-validation", weight: 3, whenAbsent: 3 },
  ],
  excludes: [
    {
      check: "validation-features-drifted",
      weight: 3,
      because: "The validation rows are unlike the training rows too: the splits themselves do not match.",
    },
  ],
  lookAlikes: [
    {
      cause: "split-mismatch",
      unless: "validation rows are like training rows",
      check: "validation-features-drifted",
    },
    { cause: "overfitting", unless: "the validation metric is good" },
  ],
  fixes: [
    {
      action: "Collect training rows like the test rows, or weight those that are alike",
      change: { kind: "action" },
      effect: "Direction only: the test metric approaches the validation metric.",
      effectSource: "Evidently and Deepchecks name it for this symptom",
      effort: "high",
      risk: "Weights make few rows count much.",
      verify: "Test and validation accuracy differ by less than two standard errors.",
    },
  ],
  requests: [
    {
      artifact: "features",
      enables: ["test-features-drifted"],
      why: "The inputs of the test rows show whether they drifted.",
    },
    {
      artifact: "predictions",
      enables: ["test-worse-than-validation"],
      why: "Predictions on both splits show whether the drift costs accuracy.",
    },
  ],
  logNextTime: "A sample of raw inputs of each split, and predictions on the test split.",
  damage: "metric",
  references: ["https://github.com/evidentlyai/evidently/issues/50"],
};
