import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Initial weights of the wrong size. */
export const initializationScale: Cause<CheckId> = {
  id: "initialization-scale",
  title: "Initial weights of the wrong scale",
  mechanism:
    "Each layer multiplies its input by more than 1, so outputs and loss begin orders of magnitude too large and training spends its time shrinking them.",
  expects: [
    { check: "initial-weights-large", weight: 4, whenAbsent: 4 },
    { check: "first-loss-high", weight: 3, whenAbsent: 2 },
  ],
  excludes: [
    {
      check: "units-dead-from-start",
      weight: 3,
      because: "The units are dead, so the large weights reach nothing.",
    },
    { check: "weights-zero-at-start", weight: 3, because: "The weights are 0." },
  ],
  lookAlikes: [
    { cause: "inputs-not-normalized", unless: "the inputs are of unit size", check: "input-scale-large" },
    { cause: "lr-too-high", unless: "the loss is high before the first update", check: "first-loss-high" },
    { cause: "targets-not-scaled", unless: "the targets are of unit size", check: "target-scale-large" },
    {
      cause: "warmup-missing",
      unless: "the first loss is wrong before any update",
      check: "first-loss-high",
    },
    { cause: "dead-relu", unless: "the units are alive", check: "units-dead-from-start" },
  ],
  fixes: [
    {
      action: "Initialise with He (ReLU) or Glorot (tanh) weights",
      change: { kind: "action" },
      effect:
        "Direction only: the first loss is that of a constant answer (ln of the number of classes, or the variance of the targets).",
      effectSource: "Karpathy, A Recipe for Training Neural Networks",
      effort: "low",
      risk: "None known.",
      verify: "The loss of step 0 lies within a factor of 1.5 of a constant answer's.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: ["initial-weights-large"],
      why: "The weight norms of the first step, with the shapes, tell it from inputs that are too large; curves cannot.",
    },
    {
      artifact: "model",
      enables: ["initial-weights-large"],
      why: "Shapes are needed to judge weight norms.",
    },
    { artifact: "features", enables: [], why: "Raw inputs rule inputs of the wrong scale in or out." },
    {
      artifact: "step-metrics",
      enables: ["first-loss-high"],
      why: "The loss of step 0, before any update, tells it from too high a rate.",
    },
  ],
  logNextTime: "Loss at step 0 and weight norms by layer.",
  damage: "loss",
  references: ["https://karpathy.github.io/2019/04/25/recipe/", "https://arxiv.org/abs/1502.01852"],
};
