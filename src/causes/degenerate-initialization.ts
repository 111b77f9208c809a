import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Weights that begin at 0 or all alike. */
export const degenerateInitialization: Cause<CheckId> = {
  id: "degenerate-initialization",
  title: "Zero or constant initial weights",
  mechanism:
    "All units of a layer compute and receive the same, so they stay alike; with weights of 0 no gradient passes at all, and only the last bias learns.",
  expects: [
    {
      check: "weights-zero-at-start",
      weight: 4,
      whenAbsent: 3,
      decisive: "labelled runs: weight norm 0 in 13 of 13, 0 of 120 healthy",
    },
    {
      check: "gradient-cancels-at-start",
      weight: 4,
      decisive:
        "a sum that comes to a millionth of its terms in every hidden layer at once has cancelled: only a head of equal weights does that",
    },
    { check: "uniform-start-and-flat", weight: 2 },
    { check: "validation-wanders", weight: 1 },
    { check: "loss-never-below-start", weight: 1 },
  ],
  excludes: [
    {
      check: "task-metric-gains",
      // The biases, and what little they break of the symmetry, can learn a part of the task.
      weight: 1,
      because: "A network that gets much better at its task is learning, however rough its loss.",
    },
    { check: "units-dead-from-start", weight: 3, because: "The weights are not 0: the units are dead." },
    { check: "gradient-fades-with-depth", weight: 3, because: "The gradient is small, not 0." },
    { check: "validation-slides", weight: 1, because: "A loss that slides evenly is still optimising." },
  ],
  lookAlikes: [
    { cause: "dead-relu", unless: "the weights themselves are 0", check: "weights-zero-at-start" },
    { cause: "frozen-layers", unless: "the layers are trainable", check: "frozen-parameters" },
    { cause: "vanishing-gradients", unless: "the weights are 0", check: "weights-zero-at-start" },
  ],
  fixes: [
    {
      action: "Initialise the weights at random: He for ReLU, Glorot for tanh",
      change: { kind: "action" },
      effect: "Direction only: units differ from the first step on and the loss leaves its uniform value.",
      effectSource: "direction only",
      effort: "low",
      risk: "None known.",
      verify: "The loss falls below that of a constant answer within the first epoch.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: ["weights-zero-at-start", "units-dead-from-start"],
      why: "Weights of 0 and dead units give the same curves; the norms of the first step tell them apart.",
    },
    {
      artifact: "gradients",
      enables: ["layer-gradient-zero"],
      why: "A gradient norm of 0 from the first step on shows that nothing is passed back.",
    },
    {
      artifact: "step-metrics",
      enables: ["uniform-start-and-flat"],
      why: "The loss of the first step shows whether all outputs are equal.",
    },
  ],
  logNextTime: "Weight norm by layer at step 0.",
  damage: "loss",
  references: ["https://proceedings.mlr.press/v9/glorot10a.html"],
};
