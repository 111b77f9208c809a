import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** An operation without a result: log of 0, 0/0, root of 0 in the backward pass. */
export const nanFromMath: Cause<CheckId> = {
  id: "nan-from-math",
  title: "NaN from an undefined operation",
  mechanism:
    "One example drives an operation to where it has no value or no derivative; the loss is NaN from that step on, and nothing grew before.",
  expects: [
    {
      check: "undefined-operation-in-log",
      weight: 4,
      decisive:
        "the log names the operation; a batch of bad data or a divergence shows in products and in the loss first",
    },
    { check: "sudden-nan-loss", weight: 2, whenAbsent: 2 },
    { check: "loss-not-a-number", weight: 1 },
  ],
  excludes: [
    { check: "divergence-to-nan", weight: 3, because: "Loss or gradient grow before the failure." },
    { check: "infinite-gradient", weight: 3, because: "The gradients overflow the number format." },
    { check: "half-precision", weight: 1, because: "fp16 overflows by itself." },
  ],
  lookAlikes: [
    {
      cause: "bad-data-batch",
      unless: "the log names an operation without a result",
      check: "undefined-operation-in-log",
    },
    { cause: "exploding-gradients", unless: "nothing grows before", check: "divergence-to-nan" },
    { cause: "fp16-overflow", unless: "it happens in fp32 as well", check: "infinite-gradient" },
  ],
  fixes: [
    {
      action: "Clamp the argument of log, division and root away from 0",
      change: { kind: "action" },
      effect: "The operation keeps a value and a derivative everywhere.",
      effectSource: "direction only",
      effort: "low",
      risk: "A clamp hides wrong inputs: count how often it acts.",
      verify: "Anomaly detection reports no NaN over the step that failed.",
    },
  ],
  requests: [
    {
      artifact: "data-order",
      enables: [],
      why: "The batch of the failing step, replayed, tells bad data from an undefined operation.",
    },
    {
      artifact: "step-metrics",
      enables: ["sudden-nan-loss"],
      why: "The steps before the NaN show whether anything grew.",
    },
    { artifact: "gradients", enables: ["sudden-nan-loss"], why: "A calm gradient rules divergence out." },
    {
      artifact: "log",
      enables: ["undefined-operation-in-log"],
      why: "The trace of anomaly detection names the operation.",
    },
  ],
  logNextTime: "Run the failing step with anomaly detection on.",
  damage: "loss",
  references: [
    "https://github.com/stas00/ml-engineering/tree/master/training/instabilities",
    "https://docs.pytorch.org/docs/stable/autograd.html#anomaly-detection",
  ],
};
