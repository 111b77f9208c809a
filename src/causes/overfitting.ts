import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The model memorises its training rows and gets worse on held-out ones. */
export const overfitting: Cause<CheckId> = {
  id: "overfitting",
  title: "Overfitting",
  mechanism:
    "After the pattern is learned the model goes on to memorise single training rows: the training loss falls on, the loss on held-out rows climbs.",
  expects: [
    // Labelled memorising runs 20 of 20, healthy 0 of 232, unstable runs 0 of 255.
    { check: "validation-rises-as-training-falls", weight: 3, whenAbsent: 4 },
    // Separates it from overconfidence: 8 of 8 against 0 of 12.
    { check: "validation-turns-before-fit", weight: 2, whenAbsent: 2 },
    { check: "metric-falls-after-turn", weight: 2 },
    { check: "validation-ends-above-lowest", weight: 1 },
    { check: "regularisation-none", weight: 1 },
  ],
  excludes: [
    {
      check: "rare-classes-missed",
      weight: 3,
      because: "The held-out rows of the rare classes are the ones that are missed: the loss rises there.",
    },
    {
      check: "validation-never-improves",
      weight: 2,
      because:
        "The validation loss never fell: nothing was learned that holds there, which memorising alone does not explain.",
    },
    {
      check: "validation-features-drifted",
      weight: 4,
      because: "The validation inputs come from elsewhere: the gap is no memorising.",
    },
    {
      check: "loss-jumps-at-resume",
      weight: 3,
      because: "The loss rises at the resume, on the training rows as well: that is no memorising.",
    },
    {
      check: "repeated-phrases",
      weight: 2,
      because:
        "The generated texts have collapsed: the loss rises because the model feeds on its own output.",
    },
    {
      check: "training-fitted-before-rise",
      weight: 2,
      because: "The training set was fitted before the loss rose: only confidence grew after it.",
    },
  ],
  lookAlikes: [
    {
      cause: "overconfidence",
      unless: "the task metric falls with the rising loss",
      check: "metric-holds-while-loss-rises",
    },
    {
      cause: "split-mismatch",
      unless: "validation inputs are distributed like training inputs",
      check: "validation-features-drifted",
    },
    {
      cause: "mode-collapse",
      unless: "generated samples stay diverse",
      check: "repeated-phrases",
      explains: true,
    },
  ],
  fixes: [
    {
      action: "Stop at the lowest validation loss and keep that checkpoint",
      change: { kind: "limit-epochs-to-best", setting: "epochs" },
      effect: "The validation loss returns to the lowest value that this run reached.",
      effectSource: "measured in this run: its own best evaluation",
      effort: "low",
      risk: "The lowest point moves with the seed; leave some patience.",
      verify: "The last validation loss lies within 2 % of the best.",
    },
    {
      action: "Raise the weight decay tenfold",
      change: { kind: "multiply", setting: "weight-decay", by: 10 },
      effect: "Direction only: the validation loss turns later and rises less.",
      effectSource: "Tuning Playbook, regularisation",
      effort: "medium",
      risk: "Too much of it keeps the training loss high as well.",
      verify: "The training loss at the end is higher, the lowest validation loss lower.",
    },
    {
      action: "Add training rows, or augment those there are",
      change: { kind: "action" },
      effect: "Direction only: the gap between the two losses closes.",
      effectSource: "AutoTrainer and SageMaker Debugger name it for this symptom",
      effort: "high",
      risk: "Augmentation that changes the answer adds label noise.",
      verify: "The validation loss turns later, at a lower value.",
    },
  ],
  requests: [
    {
      artifact: "features",
      enables: ["validation-features-drifted"],
      why: "A validation split from elsewhere bends the curves alike; the inputs of both splits tell.",
    },
    {
      artifact: "samples",
      enables: ["repeated-phrases"],
      why: "A text model that collapses shows the same curves; its samples tell.",
    },
    {
      artifact: "predictions",
      enables: ["overconfident-predictions"],
      why: "Predictions tell lost accuracy from mere overconfidence.",
    },
  ],
  logNextTime: "Training and validation loss and the task metric at every evaluation.",
  damage: "loss",
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/overfit.html"],
};
