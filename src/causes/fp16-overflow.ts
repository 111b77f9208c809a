import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Gradients or activations leave the range of 16-bit floats. */
export const fp16Overflow: Cause<CheckId> = {
  id: "fp16-overflow",
  title: "fp16 overflow",
  mechanism:
    "Scaled gradients exceed 65,504, the largest fp16 number: they become infinite, the step is skipped, and with a scale that never settles nothing is learned.",
  expects: [
    // 28 of 28 labelled runs, 0 of 245 healthy
    {
      check: "infinite-gradient",
      weight: 4,
      whenAbsent: 3,
      decisive:
        "labelled runs: infinite gradients at a large share of steps in 28 of 28, 0 of 245 healthy, 0 of 19 real runs",
    },
    { check: "overflow-log", weight: 3 },
    { check: "weights-unchanged", weight: 3 },
    { check: "validation-frozen", weight: 2 },
    { check: "half-precision", weight: 1 },
    { check: "loss-scale-collapse", weight: 3 },
  ],
  excludes: [
    { check: "nan-gradient-hidden", weight: 2, because: "The gradients are NaN, not infinite." },
    { check: "divergence-to-nan", weight: 1, because: "The loss itself diverges." },
  ],
  lookAlikes: [
    { cause: "nan-masked-log", unless: "the gradients are infinite, not NaN", check: "nan-gradient-hidden" },
    { cause: "exploding-gradients", unless: "the loss stays finite and flat", check: "divergence-to-nan" },
    { cause: "lr-decayed-too-early", unless: "the gradients are infinite", check: "infinite-gradient" },
  ],
  fixes: [
    {
      action: "Start from a loss scale of 1,024 and let it adapt",
      change: { kind: "set", setting: "loss-scale", to: 1024 },
      effect: "Direction only: the scale finds the level at which nothing overflows within a few skips.",
      effectSource: "direction only",
      effort: "low",
      risk: "A scale too low loses small gradients.",
      verify: "Skipped steps fall below one in a thousand after the first hundred.",
    },
    {
      action: "Train in bf16",
      change: { kind: "set", setting: "precision", to: "bf16" },
      effect:
        "The range is that of fp32, so nothing overflows; the BigScience and OPT teams name fp16 as a main source of their instabilities.",
      effectSource: "BigScience and OPT-175B chronicles",
      effort: "low",
      risk: "Three bits less of precision: keep fp32 weights in the optimizer.",
      verify: "No infinite gradient in the first 500 steps.",
    },
  ],
  requests: [
    {
      artifact: "gradients",
      enables: ["infinite-gradient"],
      why: "Infinite gradient norms at most steps prove it.",
    },
    { artifact: "log", enables: ["overflow-log"], why: "The loss scaler reports each skipped step." },
    {
      artifact: "step-metrics",
      enables: ["infinite-gradient", "loss-scale-collapse"],
      why: "Loss scale and skipped steps over time tell a start that settles from one that does not.",
    },
    { artifact: "config", enables: ["half-precision"], why: "The precision of the run rules it in or out." },
  ],
  logNextTime: "Loss scale, skipped steps and gradient norm at every step.",
  damage: "loss",
  references: [
    "https://github.com/stas00/ml-engineering/tree/master/training/instabilities",
    "https://github.com/facebookresearch/metaseq/tree/main/projects/OPT/chronicles",
  ],
};
