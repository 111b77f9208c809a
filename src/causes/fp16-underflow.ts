import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Small gradients are rounded to 0 in 16-bit floats. */
export const fp16Underflow: Cause<CheckId> = {
  id: "fp16-underflow",
  title: "fp16 underflow",
  mechanism:
    "Without a large enough loss scale gradients below 6e-8 become 0, and the weights that depend on them stand still.",
  expects: [
    { check: "gradient-often-zero", weight: 3, whenAbsent: 3 },
    { check: "half-precision", weight: 1, whenAbsent: 4 },
    { check: "weights-unchanged", weight: 1 },
    { check: "validation-slides", weight: 1 },
  ],
  excludes: [
    { check: "infinite-gradient", weight: 4, because: "The gradients are too large, not too small." },
    { check: "units-dead-from-start", weight: 3, because: "The units are dead." },
    { check: "weights-zero-at-start", weight: 3, because: "The weights are 0." },
    { check: "loss-rises-with-rate", weight: 1, because: "The schedule is at work." },
  ],
  lookAlikes: [
    {
      cause: "vanishing-gradients",
      unless: "the gradients are exactly 0, and only in fp16",
      check: "gradient-fades-with-depth",
    },
    { cause: "dead-relu", unless: "the units are alive", check: "units-dead-from-start" },
    { cause: "lr-too-low", unless: "the gradient is exactly 0", check: "gradient-often-zero" },
    { cause: "fp16-overflow", unless: "the gradients are 0, not infinite", check: "infinite-gradient" },
  ],
  fixes: [
    {
      action: "Train in bf16",
      change: { kind: "set", setting: "precision", to: "bf16" },
      effect: "Direction only: bf16 has the range of fp32 and rounds no gradient to 0.",
      effectSource: "direction only",
      effort: "low",
      risk: "Less precision: keep fp32 weights in the optimizer.",
      verify: "No gradient of exactly 0 in the first 500 steps.",
    },
    {
      action: "Use a loss scale of 1,024 and let it adapt",
      change: { kind: "set", setting: "loss-scale", to: 1024 },
      effect: "Direction only: small gradients stay above the smallest fp16 number.",
      effectSource: "direction only",
      effort: "low",
      risk: "Too large a scale overflows.",
      verify: "Share of gradients that are exactly 0 falls to that of an fp32 run.",
    },
  ],
  requests: [
    {
      artifact: "gradients",
      enables: ["gradient-often-zero"],
      why: "Gradients of exactly 0 show the underflow.",
    },
    { artifact: "config", enables: ["half-precision"], why: "Precision and loss scale rule it in or out." },
    { artifact: "more-runs", enables: [], why: "200 steps in fp32 decide it." },
  ],
  logNextTime: "Loss scale, and the share of gradients that are 0.",
  damage: "loss",
  references: [
    "https://github.com/stas00/ml-engineering/tree/master/training/instabilities",
    "https://arxiv.org/abs/1710.03740",
  ],
};
