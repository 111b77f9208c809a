import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Validation rows stand in the training split too. */
export const splitOverlap: Cause<CheckId> = {
  id: "split-overlap",
  title: "Splits overlap",
  mechanism:
    "Part of the validation rows was trained on, so the validation figures measure memory for them and promise more than new rows will give.",
  expects: [
    // Labelled runs 5 of 5, healthy 0 of 120.
    {
      check: "shared-ids",
      weight: 4,
      whenAbsent: 1,
      decisive: "the same ids stand in both splits: labelled runs 5 of 5, all others 0",
    },
    // Labelled runs 5 of 5 at 51 % and more, healthy at most 0.4 %.
    {
      check: "shared-rows",
      weight: 4,
      whenAbsent: 1,
      decisive: "the same rows stand in both splits: labelled runs 5 of 5, all others 0",
    },
  ],
  excludes: [],
  lookAlikes: [
    {
      cause: "evaluation-on-training-data",
      unless: "only part of the validation rows is shared",
      check: "logged-metric-from-training-rows",
    },
  ],
  fixes: [
    {
      action:
        "Take the shared rows out of the training split, and split by group (patient, document, source) from now on",
      change: { kind: "action" },
      effect:
        "The validation metric falls by up to the share of overlap times the gap between training and test accuracy.",
      effectSource: "by arithmetic on the two accuracies",
      effort: "low",
      risk: "Near copies with new ids remain: compare rows, not ids.",
      verify: "No id and no row of the validation split stands in the training split.",
    },
  ],
  requests: [
    { artifact: "splits", enables: ["shared-ids"], why: "Only the ids of both splits show shared rows." },
    {
      artifact: "features",
      enables: ["shared-rows"],
      why: "Equal rows under different ids show in the inputs.",
    },
  ],
  logNextTime: "Ids of each split, and a hash of each row.",
  damage: "invisible",
  references: [
    "https://docs.deepchecks.com/stable/tabular/auto_checks/train_test_validation/plot_train_test_samples_mix.html",
  ],
};
