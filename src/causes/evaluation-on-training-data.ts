import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The validation figures were measured on training rows. */
export const evaluationOnTrainingData: Cause<CheckId> = {
  id: "evaluation-on-training-data",
  title: "Evaluation on training data",
  mechanism:
    "The evaluation loop was given the training rows, so its figures say how well the model remembers, not how well it does on new rows.",
  expects: [
    // Labelled runs 12 of 13 (the 13th misses it by rounding), all others 0 of 302.
    {
      check: "logged-metric-from-training-rows",
      weight: 4,
      whenAbsent: 1,
      decisive:
        "the logged figure is recomputed exactly from the training predictions and not from the validation ones: labelled runs 12 of 13, others 0 of 302",
    },
    // Labelled runs 12 of 13; it tells also where every answer is right on both splits. Together with the metric 13 of 13.
    {
      check: "logged-loss-from-training-rows",
      weight: 4,
      whenAbsent: 1,
      decisive:
        "the logged loss is recomputed from the training predictions and not from the validation ones",
    },
    // Labelled classification runs 9 of 9, healthy 0 of 105.
    {
      check: "item-count-equals-training",
      weight: 4,
      decisive:
        "the accuracy is a whole number of right answers over exactly the number of training rows: labelled runs 9 of 9, healthy 0 of 105",
    },
  ],
  excludes: [{ check: "shared-ids", weight: 1, because: "The splits share only part of their rows." }],
  lookAlikes: [
    {
      cause: "split-overlap",
      unless: "the logged figure is that of all training rows",
      check: "logged-metric-from-training-rows",
    },
    { cause: "overfitting", unless: "the logged validation figures look good" },
  ],
  fixes: [
    {
      action:
        "Give the evaluation loop the held-out split, and check once that its rows are not training rows",
      change: { kind: "action" },
      effect: "The logged figures fall to what the validation predictions give.",
      effectSource: "measured in this run: the metric recomputed from its validation predictions",
      effort: "low",
      risk: "Earlier checkpoints were chosen by the wrong figure: choose again.",
      verify: "The last logged metric equals the one recomputed from the validation predictions.",
    },
  ],
  requests: [
    {
      artifact: "predictions",
      enables: ["logged-metric-from-training-rows"],
      why: "Predictions on both splits tell which rows the logged figure belongs to.",
    },
    {
      artifact: "splits",
      enables: ["item-count-equals-training"],
      why: "The number of training rows tells whether the accuracy was counted over them.",
    },
    { artifact: "test-metrics", enables: [], why: "A test figure far below the validation figure shows it." },
  ],
  logNextTime:
    "Predictions with ids on training and validation rows at the end, and the number of rows evaluated.",
  damage: "invisible",
  references: ["https://reproducible.cs.princeton.edu/"],
};
