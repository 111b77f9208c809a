import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Early layers get no gradient to speak of. */
export const vanishingGradients: Cause<CheckId> = {
  id: "vanishing-gradients",
  title: "Vanishing gradients",
  mechanism:
    "Each layer passes on a fraction of its gradient, so the layers near the input receive almost none and stay as they were initialised.",
  expects: [
    {
      check: "gradient-fades-with-depth",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "labelled runs: exponential in depth (r² above 0.8) in 14 of 14 with the cause, 0 of 95 healthy",
    },
    { check: "saturating-activation-deep", weight: 2 },
    { check: "loss-never-below-start", weight: 1 },
    { check: "validation-wanders", weight: 1 },
  ],
  excludes: [
    {
      check: "task-metric-gains",
      // The last layers alone can learn a part of the task.
      weight: 1,
      because: "A network that gets much better at its task is learning, however rough its loss.",
    },
    { check: "layer-gradient-zero", weight: 3, because: "The gradient is exactly 0, not small." },
    {
      check: "units-saturated-from-start",
      weight: 3,
      because: "The units stand at their ends from the start: that, not the depth, holds the gradient back.",
    },
    { check: "weights-zero-at-start", weight: 3, because: "Weights of 0 pass no gradient on." },
    { check: "validation-slides", weight: 1, because: "A loss that slides evenly is still optimising." },
  ],
  lookAlikes: [
    {
      cause: "saturated-activations",
      unless: "the units stand away from their ends at the first record",
      check: "units-saturated-from-start",
      explains: true,
    },
    { cause: "dead-relu", unless: "the gradient is tiny but not 0", check: "layer-gradient-zero" },
    { cause: "degenerate-initialization", unless: "the weights are not 0", check: "weights-zero-at-start" },
    { cause: "lr-too-low", unless: "late layers get ordinary updates", check: "updates-tiny" },
    {
      cause: "over-regularized",
      unless: "the gradient fades from the first records on",
      check: "gradient-fades-with-depth",
    },
  ],
  fixes: [
    {
      action: "Use ReLU or GELU instead of a saturating activation",
      change: { kind: "set", setting: "activation", to: "relu" },
      effect:
        "The gradient reaches the first layers; repaired vanishing runs gained 41.4 points of accuracy in the mean.",
      effectSource: "AutoTrainer (ICSE 2021), 49 repaired models",
      effort: "low",
      risk: "Initial weights must fit the activation (He instead of Glorot).",
      verify: "The gradient norm of the first layer is at least a thousandth of the last one's.",
    },
    {
      action: "Add normalisation or residual paths between the layers",
      change: { kind: "action" },
      effect: "Direction only: the gradient keeps its scale through depth.",
      effectSource: "AutoTrainer (ICSE 2021)",
      effort: "medium",
      risk: "Another model: compare from scratch.",
      verify: "The same ratio of gradient norms.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: ["gradient-fades-with-depth", "layer-gradient-zero"],
      why: "Only gradient norms by layer tell a fading gradient from dead or frozen layers.",
    },
    {
      artifact: "model",
      enables: ["gradient-fades-with-depth"],
      why: "The order of the layers is needed to see gradients against depth.",
    },
    {
      artifact: "config",
      enables: ["saturating-activation-deep"],
      why: "A deep net of sigmoid or tanh layers makes it likely.",
    },
  ],
  logNextTime: "Gradient norm by layer in the first hundred steps.",
  damage: "loss",
  references: [
    "https://github.com/shiningrain/AUTOTRAINER",
    "https://proceedings.mlr.press/v9/glorot10a.html",
  ],
};
