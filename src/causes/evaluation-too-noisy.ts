import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The evaluation has so few items that its figures cannot carry a decision. */
export const evaluationTooNoisy: Cause<CheckId> = {
  id: "evaluation-too-noisy",
  title: "Evaluation too small to tell",
  mechanism:
    "With a few dozen items one answer moves the metric by several points, so differences between checkpoints or runs are chance.",
  expects: [
    // Labelled runs 10 of 10, healthy 0 of 186; the number is read exactly, a tiny training set can share it.
    { check: "few-evaluated-items", weight: 3 },
    {
      check: "accuracy-moves-in-large-steps",
      weight: 2,
      decisive:
        "the size of the evaluation is read off its own steps, and that is the fault itself: labelled runs 9 of 9, others 0 of 430",
    },
    {
      check: "few-validation-rows",
      weight: 3,
      whenAbsent: 5,
      decisive: "the rows are counted, and that is the fault itself: labelled runs 8 of 8, others 0 of 240",
    },
    // Of runs together: they seem to differ, and the evaluation's size explains it.
    { check: "ends-differ-by-chance", weight: 4 },
  ],
  excludes: [
    {
      check: "class-counts-uneven",
      weight: 3,
      because: "The classes are far apart in number; few validation rows of the rare ones are part of that.",
    },
  ],
  lookAlikes: [
    {
      cause: "class-imbalance",
      unless: "the classes are about equally frequent",
      check: "class-counts-uneven",
    },
    {
      cause: "train-eval-mode-mismatch",
      unless: "the validation loss stands still when the rate is 0",
      check: "validation-moves-at-rest",
    },
  ],
  fixes: [
    {
      action: "Hold out at least 400 items for validation, or evaluate by cross-validation over all rows",
      change: { kind: "action" },
      effect: "The 95 % interval of an accuracy of 0.9 narrows to ±3 points at 400 items.",
      effectSource: "Wilson interval",
      effort: "medium",
      risk: "Fewer rows are left for training.",
      verify: "The interval of the metric is narrower than the difference to be decided.",
    },
    {
      action: "Report every metric with its interval, and decide by the test split only once",
      change: { kind: "action" },
      effect: "Training does not change; chance differences are no longer taken for progress.",
      effectSource: "by definition",
      effort: "low",
      risk: "None.",
      verify: "Each figure stands with its interval.",
    },
  ],
  requests: [
    {
      artifact: "splits",
      enables: ["few-validation-rows"],
      why: "The list of validation rows says how many there are.",
    },
    {
      artifact: "predictions",
      enables: ["few-validation-rows"],
      why: "Predictions by row give the number of items and the interval.",
    },
    {
      artifact: "class-counts",
      enables: ["class-counts-uneven"],
      why: "The counts say how many validation rows there are of each class.",
    },
  ],
  logNextTime: "The number of evaluated items beside each metric.",
  damage: "invisible",
  references: ["https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval"],
};
