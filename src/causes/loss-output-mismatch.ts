import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Loss, last layer and labels do not fit each other. */
export const lossOutputMismatch: Cause<CheckId> = {
  id: "loss-output-mismatch",
  title: "Loss does not fit the output",
  mechanism:
    "The loss expects another kind of output or label than the model gives, so its gradient leads nowhere or its values mean something else.",
  expects: [
    { check: "loss-negative", weight: 4 },
    { check: "softmax-before-cross-entropy", weight: 1 },
  ],
  excludes: [
    { check: "units-dead-from-start", weight: 3, because: "The units are dead." },
    { check: "weights-zero-at-start", weight: 3, because: "The weights are 0." },
    { check: "rate-floor-early", weight: 2, because: "The rate reached its floor." },
  ],
  lookAlikes: [
    {
      cause: "redundant-softmax",
      unless: "the output is not a softmax before a loss of logits",
      check: "loss-of-double-softmax",
    },
    { cause: "label-noise", unless: "one batch cannot be fitted either" },
    { cause: "initialization-scale", unless: "it does not recover in 1,000 steps", check: "first-loss-high" },
  ],
  fixes: [
    {
      action: "Match last layer and loss: logits with cross-entropy, one linear unit with squared error",
      change: { kind: "action" },
      effect: "Repaired models gained 28.1 points (wrong output) and 11.8 points (wrong loss) in the mean.",
      effectSource: "AutoTrainer (TDSC revision), 66 and 65 repaired models",
      effort: "low",
      risk: "Code that reads the outputs must follow.",
      verify: "The first loss is that of a constant answer, and one batch can be fitted.",
    },
  ],
  requests: [
    {
      artifact: "config",
      enables: ["loss-negative"],
      why: "The names of loss and output activation show whether they fit.",
    },
    {
      artifact: "predictions",
      enables: ["loss-of-double-softmax"],
      why: "Outputs beside labels show whether their ranges fit.",
    },
    { artifact: "model", enables: [], why: "The last layer shows what the loss is given." },
  ],
  logNextTime: "Name of the loss, last layer, and three examples of outputs with labels.",
  damage: "loss",
  references: ["https://github.com/shiningrain/AUTOTRAINER"],
};
