import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The noise of small batches is as large as the gradient. */
export const batchTooSmall: Cause<CheckId> = {
  id: "batch-too-small",
  title: "Batch too small",
  mechanism:
    "Each update follows a handful of examples, so the weights are shaken by the choice of the batch more than they are led by the loss.",
  expects: [
    { check: "batch-tiny", weight: 1, whenAbsent: 4 },
    { check: "validation-wanders", weight: 1 },
    { check: "train-loss-wanders", weight: 1 },
  ],
  excludes: [
    { check: "adam-rate-far-above-usual", weight: 3, because: "The rate is far too high." },
    { check: "momentum-near-one", weight: 3, because: "A momentum near 1 makes the loss swing." },
    { check: "rate-rises-to-the-end", weight: 3, because: "The rate rises." },
    { check: "gradient-too-smooth", weight: 3, because: "The gradient carries no batch noise." },
  ],
  lookAlikes: [
    { cause: "lr-too-high", unless: "the swings shrink with a larger batch at the same rate" },
    { cause: "evaluation-too-noisy", unless: "the training loss is as noisy" },
  ],
  fixes: [
    {
      action: "Accumulate the gradients of four batches",
      change: { kind: "set", setting: "gradient-accumulation", to: 4 },
      effect: "Direction only: the noise of the gradient halves; the rate must be tuned again.",
      effectSource: "Tuning Playbook: a change of batch size needs new tuning",
      effort: "low",
      risk: "A quarter of the updates an epoch.",
      verify: "The gradient norm varies half as much from step to step.",
    },
  ],
  requests: [
    {
      artifact: "config",
      enables: ["batch-tiny"],
      why: "Batch size and accumulation say how many examples one update rests on.",
    },
    {
      artifact: "gradients",
      enables: [],
      why: "The spread of the gradient norm at one set of weights tells batch noise from too long steps.",
    },
    { artifact: "more-runs", enables: [], why: "A run with four times the batch decides it." },
  ],
  logNextTime: "Gradient norm at every step, and the batch size.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
