import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The run blows up as the rate reaches its peak. */
export const warmupEndInstability: Cause<CheckId> = {
  id: "warmup-end-instability",
  title: "Unstable as the warm-up ends",
  mechanism:
    "The peak rate is more than the network bears: as the ramp approaches it the loss rises to a level from which it does not return.",
  expects: [
    { check: "loss-rises-at-rate-peak", weight: 4, whenAbsent: 4 },
    { check: "gradient-growth", weight: 1 },
    { check: "validation-wanders", weight: 1 },
  ],
  excludes: [
    { check: "rate-restarts", weight: 3, because: "The rate restarts later." },
    {
      check: "rate-jump-once",
      weight: 3,
      because: "The rate jumps once in the middle of the run, and the loss with it.",
    },
    { check: "rate-rises-to-the-end", weight: 3, because: "The rate never stops rising." },
    { check: "momentum-near-one", weight: 2, because: "A momentum near 1 does it at any rate." },
  ],
  lookAlikes: [
    {
      cause: "bad-data-batch",
      unless: "a change of seed fails at the same step of the schedule",
      check: "loss-rises-at-rate-peak",
    },
    {
      cause: "lr-too-high",
      unless: "the loss fell as long as the ramp was low",
      check: "loss-rises-at-rate-peak",
    },
  ],
  fixes: [
    {
      action: "Lower the peak rate by a third",
      change: { kind: "multiply", setting: "learning-rate", by: 0.67 },
      effect: "Halving the peak rate helped the BigScience runs; a longer warm-up alone did not.",
      effectSource: "BigScience chronicles",
      effort: "low",
      risk: "Slower training.",
      verify: "The loss falls through the end of the ramp.",
    },
  ],
  requests: [
    {
      artifact: "learning-rate",
      enables: ["loss-rises-at-rate-peak"],
      why: "The rates show where the ramp ends.",
    },
    {
      artifact: "step-metrics",
      enables: ["loss-rises-at-rate-peak"],
      why: "The loss around the end of the ramp shows whether it stays up.",
    },
    {
      artifact: "more-runs",
      enables: [],
      why: "A second seed that fails at the same step rules a bad batch out.",
    },
  ],
  logNextTime: "Learning rate, loss and gradient norm at every step of the ramp.",
  damage: "loss",
  references: [
    "https://github.com/bigscience-workshop/bigscience",
    "https://github.com/facebookresearch/metaseq/tree/main/projects/OPT/chronicles",
  ],
};
