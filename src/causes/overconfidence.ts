import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Only the stated probabilities get worse: the answers stay as good as they were. */
export const overconfidence: Cause<CheckId> = {
  id: "overconfidence",
  title: "Overconfidence",
  mechanism:
    "The training set is fitted, and further steps only push its probabilities towards 1: the few held-out errors become expensive, so the validation loss rises while the answers stay the same.",
  expects: [
    // Labelled overconfident runs 12 of 12, healthy 0 of 232.
    { check: "validation-rises-as-training-falls", weight: 3, whenAbsent: 4 },
    // Separates it from overfitting: 12 of 12 against 0 of 8.
    { check: "training-fitted-before-rise", weight: 2, whenAbsent: 2 },
    { check: "metric-holds-while-loss-rises", weight: 2, whenAbsent: 2 },
    { check: "overconfident-predictions", weight: 1 },
  ],
  excludes: [
    {
      check: "rare-classes-missed",
      weight: 3,
      because: "The held-out rows of the rare classes are the ones that are missed: the loss rises there.",
    },
    {
      check: "metric-falls-after-turn",
      weight: 3,
      because: "The task metric falls too: more than the probabilities is lost.",
    },
    {
      check: "validation-features-drifted",
      weight: 4,
      because: "The validation inputs come from elsewhere.",
    },
    { check: "repeated-phrases", weight: 2, because: "The generated texts have collapsed." },
  ],
  lookAlikes: [
    {
      cause: "overfitting",
      unless: "the task metric holds while the loss rises",
      check: "metric-falls-after-turn",
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
      action:
        "Keep the checkpoint with the lowest validation loss, or rescale the probabilities (temperature scaling on the validation split)",
      change: { kind: "action" },
      effect: "The validation loss returns to its lowest value; the task metric does not change.",
      effectSource: "measured in this run: its own best evaluation",
      effort: "low",
      risk: "A temperature fitted on few rows is itself uncertain.",
      verify: "The expected calibration error falls below half its value.",
    },
    {
      action: "Train on smoothed labels",
      change: { kind: "set", setting: "label-smoothing", to: 0.1 },
      effect: "Direction only: probabilities stay away from 1 and the validation loss rises less.",
      effectSource: "Szegedy et al. 2016, label smoothing of 0.1",
      effort: "low",
      risk: "The loss itself is no longer comparable with earlier runs.",
      verify: "The validation loss ends within 5 % of its lowest value.",
    },
  ],
  requests: [
    {
      artifact: "predictions",
      enables: ["overconfident-predictions"],
      why: "Probabilities on validation rows show the overconfidence itself.",
    },
    {
      artifact: "features",
      enables: ["validation-features-drifted"],
      why: "A validation split from elsewhere bends the curves alike; the inputs of both splits tell.",
    },
  ],
  logNextTime: "The task metric beside the loss at every evaluation, and the expected calibration error.",
  damage: "loss",
  references: ["https://arxiv.org/abs/1706.04599"],
};
