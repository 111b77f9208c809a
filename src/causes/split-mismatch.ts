import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The validation rows come from another distribution than the training rows. */
export const splitMismatch: Cause<CheckId> = {
  id: "split-mismatch",
  title: "Validation split unlike the training split",
  mechanism:
    "Training and validation rows were drawn from different sources, times or groups: what is learned on one does not hold on the other, however well it is learned.",
  expects: [
    {
      check: "validation-features-drifted",
      weight: 4,
      whenAbsent: 4,
      decisive: "labelled runs: 5 of 5, healthy 0 of 88; sorted exports stay below the limit",
    },
    // Regressions under split mismatch 3 of 3, all other runs 0.
    { check: "validation-worse-than-mean", weight: 3 },
    // A knife edge on curves: 0.125 and more against at most 0.112 in overfit runs.
    { check: "early-loss-gap", weight: 1 },
    // Suspicion only: 3 of 13, healthy 0 of 295.
    { check: "validation-ends-above-lowest", weight: 2 },
    // 8 of 13 rise like overfitting.
    { check: "validation-rises-as-training-falls", weight: 1 },
    // 3 of 8 rising runs under split mismatch, 0 of 15 overfit ones; a pretrained model may do it too.
    { check: "validation-never-improves", weight: 2 },
  ],
  excludes: [
    {
      check: "rare-classes-missed",
      weight: 4,
      because: "Training mixes the classes otherwise, which moves the columns by itself.",
    },
    {
      check: "early-loss-jump",
      weight: 2,
      because: "The loss jumps in the first steps: the steps are unstable, whatever the rows.",
    },
    { check: "train-loss-wanders", weight: 1, because: "The training loss itself does not fall steadily." },
    {
      check: "held-out-beats-training",
      weight: 2,
      because: "Held-out rows are answered better than training rows.",
    },
  ],
  lookAlikes: [
    {
      cause: "overfitting",
      unless: "the gap is there before the training set is memorised",
      check: "validation-features-drifted",
    },
    {
      cause: "unshuffled-data",
      unless: "the exported rows are not sorted by class",
      check: "loss-follows-place-in-epoch",
      explains: true,
    },
  ],
  fixes: [
    {
      action: "Draw both splits from the same rows: shuffle, then split by group, stratified by class",
      change: { kind: "action" },
      effect: "Direction only: the two losses start out together.",
      effectSource: "Deepchecks and UMLAUT name it for this symptom",
      effort: "medium",
      risk: "If the split follows time or source on purpose, the gap is the honest figure: keep it and collect training rows like the validation rows.",
      verify: "No column's distance between the splits exceeds the 1 % limit.",
    },
  ],
  requests: [
    {
      artifact: "features",
      enables: ["validation-features-drifted"],
      why: "Only the inputs of both splits tell a split from elsewhere from overfitting.",
    },
  ],
  logNextTime: "A sample of the raw inputs of each split, with ids.",
  damage: "metric",
  references: [
    "https://docs.deepchecks.com/stable/tabular/auto_checks/train_test_validation/plot_feature_drift.html",
  ],
};
