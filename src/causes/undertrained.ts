import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The run stopped while it was still improving. */
export const undertrained: Cause<CheckId> = {
  id: "undertrained",
  title: "Stopped while improving",
  mechanism: "The budget of steps ran out before the loss levelled off.",
  expects: [
    // 11 of 11 labelled runs, 0 of 295 healthy; the gap to healthy slopes is narrow.
    { check: "still-improving", weight: 3, whenAbsent: 4 },
    { check: "train-still-improving", weight: 2, whenAbsent: 1 },
    // Under a schedule that ends near 0 the curves level off whatever is left to learn: these two do not.
    { check: "steps-few", weight: 2 },
    { check: "fall-until-rate-ends", weight: 1, whenAbsent: 1 },
    { check: "rate-not-annealed", weight: 1 },
  ],
  excludes: [
    {
      check: "loss-negative",
      weight: 4,
      because:
        "A loss that goes below 0 where it cannot has no floor: it falls for ever, and says nothing of learning.",
    },
    {
      check: "validation-slides",
      weight: 2,
      because: "The loss has hardly moved at all: the steps are short, not few.",
    },
    {
      check: "layer-update-zero",
      weight: 3,
      because: "Some layers do not learn, so the rest learns slowly.",
    },
    { check: "rate-reach-short", weight: 2, because: "The steps are too short, however many there are." },
    { check: "gradient-clipped-always", weight: 2, because: "Clipping makes the steps short." },
    { check: "dropout-strong", weight: 2, because: "Dropout removes most of what each step could teach." },
    { check: "decay-strong", weight: 2, because: "Decay pulls the weights back as they learn." },
    { check: "frozen-parameters", weight: 2, because: "Part of the model cannot learn." },
  ],
  lookAlikes: [
    {
      cause: "lr-too-low",
      unless: "the loss has already fallen by more than a few percent",
      check: "validation-slides",
    },
    { cause: "frozen-layers", unless: "every layer moves", check: "layer-update-zero" },
    { cause: "data-loader-bound", unless: "the steps are not slowed by loading data", check: "data-wait" },
    {
      cause: "clipping-too-tight",
      unless: "the gradients lie below the clipping threshold",
      check: "gradient-clipped-always",
    },
    {
      cause: "evaluation-on-training-data",
      unless: "the evaluated rows are held out",
      check: "logged-metric-from-training-rows",
    },
    { cause: "split-overlap", unless: "the splits share no rows", check: "shared-ids" },
  ],
  fixes: [
    {
      action: "Train three times as long, with the schedule stretched to the new length",
      change: { kind: "multiply", setting: "epochs", by: 3 },
      effect: "Direction only: the loss goes on falling at the speed it ended with, then levels off.",
      effectSource: "Tuning Playbook: a run that still improves at its end is bound by compute",
      effort: "medium",
      risk: "Overfitting may set in: keep the best checkpoint.",
      verify: "Over the last fifth of the longer run the validation loss gains less than 5 %.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: ["layer-update-zero"],
      why: "Frozen layers leave a run that is still improving, too; the update norms show them.",
    },
    {
      artifact: "config",
      enables: ["gradient-clipped-always"],
      why: "The planned length and the clipping tell few steps from short ones.",
    },
    {
      artifact: "learning-rate",
      enables: ["rate-not-annealed", "rate-reach-short"],
      why: "A rate still near its peak says that the plan was not finished.",
    },
    {
      artifact: "model",
      enables: ["frozen-parameters"],
      why: "Parameters that cannot train leave the same curve.",
    },
  ],
  logNextTime: "Planned number of steps and the learning rate.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
