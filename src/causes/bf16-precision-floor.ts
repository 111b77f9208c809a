import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Updates or logs are finer than bf16 can hold. */
export const bf16PrecisionFloor: Cause<CheckId> = {
  id: "bf16-precision-floor",
  title: "bf16 precision reached",
  mechanism:
    "bf16 keeps eight bits: an update below 0.4 % of a weight is rounded away, and the logged loss moves in steps of as much.",
  expects: [
    { check: "loss-on-coarse-grid", weight: 2, whenAbsent: 2 },
    { check: "updates-tiny", weight: 1 },
    { check: "train-plateau-above-floor", weight: 1 },
  ],
  excludes: [
    { check: "rate-floor-early", weight: 2, because: "The rate reached its floor." },
    { check: "half-precision", weight: 3, because: "The run trains in fp16." },
  ],
  lookAlikes: [
    { cause: "lr-too-low", unless: "the values lie on the grid of bf16", check: "loss-on-coarse-grid" },
    { cause: "lr-decayed-too-early", unless: "the rate is still up", check: "rate-floor-early" },
  ],
  fixes: [
    {
      action: "Keep fp32 weights in the optimizer and average the loss in fp32",
      change: { kind: "action" },
      effect: "Direction only: small updates add up instead of being rounded away.",
      effectSource: "IDEFICS and BigScience notes",
      effort: "medium",
      risk: "Four more bytes a parameter.",
      verify: "The logged loss takes values between the steps of the grid.",
    },
  ],
  requests: [
    {
      artifact: "config",
      enables: [],
      why: "It says in which precision weights, optimizer state and log are held.",
    },
    {
      artifact: "layer-stats",
      enables: ["updates-tiny"],
      why: "Update ratios below 0.4 % beside bf16 weights decide it.",
    },
  ],
  logNextTime: "The loss averaged in fp32, and update ratios by layer.",
  damage: "loss",
  references: [
    "https://huggingface.co/HuggingFaceM4/idefics-80b",
    "https://github.com/stas00/ml-engineering/tree/master/training/instabilities",
  ],
};
