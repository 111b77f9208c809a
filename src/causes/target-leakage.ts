import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** An input column was made from the answer. */
export const targetLeakage: Cause<CheckId> = {
  id: "target-leakage",
  title: "Target leakage",
  mechanism:
    "One input carries the answer itself, or something known only after it. The model reads it off and fails where the column is not there.",
  expects: [
    // Labelled runs 16 of 16, all others 0 of 394 with features and answers.
    {
      check: "single-column-tells",
      weight: 4,
      whenAbsent: 1,
      decisive:
        "one column alone is right nearly always while no other comes near: labelled leaks 16 of 16, others 0",
    },
    {
      check: "column-stops-telling",
      weight: 4,
      decisive:
        "a column that tells the answer where the model was made and nothing where it is tested is not known in use: labelled runs 4 of 4, others 0 of 597",
    },
    // A suspicion: a column may be that informative by right.
    { check: "single-column-leads", weight: 2 },
  ],
  excludes: [
    {
      check: "shared-ids",
      weight: 2,
      because: "Training rows stand among the validation rows, where every column seems to tell the answer.",
    },
    {
      check: "test-features-drifted",
      weight: 3,
      because: "The test inputs are distributed otherwise, which by itself unlearns what a column tells.",
    },
  ],
  lookAlikes: [
    { cause: "split-overlap", unless: "no rows are shared", check: "shared-ids" },
    {
      cause: "distribution-shift",
      unless: "the test inputs themselves are distributed like the training inputs",
      check: "test-features-drifted",
    },
  ],
  fixes: [
    {
      action: "Leave the column out, unless it is known at the time of prediction",
      change: { kind: "action" },
      effect: "Direction only: the metric falls to what the other columns support.",
      effectSource: "Deepchecks, feature-label correlation",
      effort: "low",
      risk: "Other columns may carry the same leak more weakly: run the check again.",
      verify: "Without the column no other predicts the answer nearly as well.",
    },
  ],
  requests: [
    {
      artifact: "features",
      enables: ["single-column-tells"],
      why: "Only the inputs with their answers show a column that tells the answer.",
    },
  ],
  logNextTime: "A sample of the raw inputs of each split, with ids.",
  damage: "invisible",
  references: [
    "https://docs.deepchecks.com/stable/tabular/auto_checks/train_test_validation/plot_feature_label_correlation_change.html",
  ],
};
