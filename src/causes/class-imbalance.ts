import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Rare classes weigh so little that the model ignores them. */
export const classImbalance: Cause<CheckId> = {
  id: "class-imbalance",
  title: "Rare classes ignored",
  mechanism:
    "A few classes have most of the training rows. Answering with them keeps the loss low, so the rare classes are hardly learned while the accuracy looks good.",
  expects: [
    // Uneven counts by themselves are no fault. Labelled imbalanced runs 15 of 15 (15 × and more), healthy 0 of 84.
    { check: "class-counts-uneven", weight: 2, whenAbsent: 4 },
    // 15 of 15 at 0.24 and more, healthy at most 0.005, barely trained runs up to 0.15.
    { check: "accuracy-hides-classes", weight: 4, whenAbsent: 2 },
    // Also where the validation rows are balanced, so that accuracy and mean recall agree.
    { check: "rare-classes-missed", weight: 4, whenAbsent: 1 },
    { check: "training-rows-uneven", weight: 2, whenAbsent: 4 },
    { check: "accuracy-stuck-at-share", weight: 2 },
  ],
  excludes: [
    {
      check: "errors-spread-evenly",
      weight: 2,
      because: "The errors spread over all classes alike, not from rare to frequent ones.",
    },
  ],
  lookAlikes: [
    { cause: "label-noise", unless: "the errors go to the frequent classes", check: "errors-spread-evenly" },
    {
      cause: "evaluation-too-noisy",
      unless: "the classes are uneven in the training split itself",
      check: "class-counts-uneven",
    },
  ],
  fixes: [
    {
      action: "Weight the loss by the inverse class count, or draw batches evenly over classes",
      change: { kind: "action" },
      effect: "Direction only: recall of the rare classes rises, accuracy over rows may fall a little.",
      effectSource: "SageMaker Debugger, class imbalance rule",
      effort: "low",
      risk: "Very rare classes are repeated often and may be memorised.",
      verify: "The gap between accuracy and mean recall falls below 6 points.",
    },
    {
      action: "Judge by the mean recall of classes or by F1, and report the recall of each class",
      change: { kind: "action" },
      effect: "The figure shows what the accuracy hides; training does not change.",
      effectSource: "by definition of the two figures",
      effort: "low",
      risk: "Earlier runs must be measured again to be comparable.",
      verify: "Each class's recall stands in the report.",
    },
  ],
  requests: [
    {
      artifact: "class-counts",
      enables: ["class-counts-uneven"],
      why: "The counts by class show an imbalance at once.",
    },
    {
      artifact: "predictions",
      enables: ["accuracy-hides-classes"],
      why: "Recall by class shows whether rare classes are missed.",
    },
  ],
  logNextTime: "Examples by class and split, and predictions on the validation split.",
  damage: "invisible",
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/class-imbalance.html"],
};
