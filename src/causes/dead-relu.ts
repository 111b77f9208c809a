import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Units that give 0 for every input and can never recover. */
export const deadRelu: Cause<CheckId> = {
  id: "dead-relu",
  title: "Dead ReLU units",
  mechanism:
    "The inputs of nearly all units are negative for every example, so outputs and gradients are exactly 0 and nothing before them learns.",
  expects: [
    {
      check: "units-dead-from-start",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "labelled runs: 16 of 16 with the cause, 0 of 94 healthy; weights of 0 are excluded in the check itself",
    },
    { check: "layer-gradient-zero", weight: 2, whenAbsent: 2 },
    { check: "uniform-start-and-flat", weight: 2 },
    { check: "validation-wanders", weight: 1 },
    { check: "loss-never-below-start", weight: 1 },
  ],
  excludes: [
    {
      check: "hidden-layers-narrow",
      weight: 3,
      because: "With so few units all of them may be idle by chance; the width is the fault.",
    },
    {
      check: "task-metric-gains",
      weight: 2,
      because: "A network that gets much better at its task is learning, however rough its loss.",
    },
    {
      check: "weights-zero-at-start",
      weight: 4,
      because: "The weights themselves are 0, which gives units of 0 as well.",
    },
    { check: "gradient-fades-with-depth", weight: 3, because: "The gradient is small, not 0." },
    { check: "validation-slides", weight: 1, because: "A loss that slides evenly is still optimising." },
  ],
  lookAlikes: [
    {
      cause: "degenerate-initialization",
      unless: "the weights are not 0 at the first record",
      check: "weights-zero-at-start",
    },
    { cause: "vanishing-gradients", unless: "the gradient is exactly 0", check: "layer-gradient-zero" },
    { cause: "frozen-layers", unless: "the units themselves are 0", check: "units-dead-from-start" },
    {
      cause: "lr-too-high",
      unless: "the units are dead at the first record already",
      check: "units-dead-from-start",
    },
  ],
  fixes: [
    {
      action: "Initialise with zero biases and He weights",
      change: { kind: "action" },
      effect:
        "About half of the units are active at the start; repaired dead runs gained 45.0 points of accuracy in the mean.",
      effectSource: "AutoTrainer (ICSE 2021), 24 repaired models",
      effort: "low",
      risk: "None known.",
      verify: "Dead units at the first step fall below one half.",
    },
    {
      action: "Use leaky ReLU or GELU",
      change: { kind: "set", setting: "activation", to: "leaky_relu" },
      effect: "Direction only: a unit below 0 keeps a gradient and can come back.",
      effectSource: "direction only",
      effort: "low",
      risk: "A small change of the model.",
      verify: "No layer has a gradient of exactly 0.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: ["units-dead-from-start", "layer-gradient-zero", "weights-zero-at-start"],
      why: "Dead units and weights of 0 give the same curves; the statistics of the first step tell them apart.",
    },
    {
      artifact: "activations",
      enables: ["units-dead-from-start"],
      why: "The share of units that are 0 for a whole batch decides it.",
    },
    {
      artifact: "step-metrics",
      enables: ["uniform-start-and-flat"],
      why: "The loss of the first step shows whether all outputs are equal.",
    },
  ],
  logNextTime: "Share of dead units by layer at the first step and every hundred steps.",
  damage: "loss",
  references: ["https://github.com/shiningrain/AUTOTRAINER", "https://arxiv.org/abs/1502.01852"],
};
