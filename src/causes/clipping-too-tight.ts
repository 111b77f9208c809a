import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Gradient clipping replaces the learning rate. */
export const clippingTooTight: Cause<CheckId> = {
  id: "clipping-too-tight",
  title: "Gradient clipping too tight",
  mechanism:
    "The threshold lies far below the gradients, so every step has the same tiny length whatever the gradient says.",
  expects: [
    {
      check: "gradient-clipped-always",
      weight: 4,
      whenAbsent: 4,
      decisive:
        "labelled runs: gradients of 51 × the threshold and more in 14 of 14, at most 0.44 × in 33 healthy ones",
    },
    {
      check: "clipped-norm-constant",
      weight: 4,
      decisive: "labelled runs: 6 of 6, 0 of 120 healthy",
    },
    { check: "sgd-yield-small", weight: 2 },
    { check: "validation-slides", weight: 2 },
    { check: "updates-tiny", weight: 1 },
  ],
  excludes: [
    { check: "momentum-near-one", weight: 3, because: "A momentum near 1 spoils the yield of the steps." },
    {
      check: "gradient-fades-with-depth",
      weight: 3,
      because: "The gradient itself vanishes towards the input: no clipping is needed for short steps.",
    },
    {
      check: "layer-gradient-zero",
      weight: 3,
      because: "Some layers get a gradient of exactly 0, which clipping never makes.",
    },
    { check: "weights-zero-at-start", weight: 3, because: "Weights of 0 pass no gradient on." },
    { check: "units-dead-from-start", weight: 3, because: "The units are dead, so no step moves them." },
    {
      check: "target-scale-large",
      weight: 3,
      because: "The steps are short beside targets of that size only.",
    },
    { check: "nan-gradient-hidden", weight: 3, because: "The log hides steps that were not numbers." },
    { check: "validation-wanders", weight: 2, because: "Short steps do not make the loss wander." },
  ],
  lookAlikes: [
    {
      cause: "lr-too-low",
      unless: "the unclipped gradient lies above the threshold",
      check: "gradient-clipped-always",
    },
    { cause: "undertrained", unless: "the loss has hardly fallen", check: "validation-slides" },
    { cause: "optimizer-misconfigured", unless: "the momentum is ordinary", check: "momentum-near-one" },
  ],
  fixes: [
    {
      action: "Raise the threshold to the 90th percentile of the gradient norm",
      change: { kind: "clip-at-typical-gradient", setting: "gradient-clip" },
      effect:
        "Direction only: nine of ten steps keep their length and the loss falls at the speed of the rate.",
      effectSource: "Tuning Playbook: clip near the 90th percentile",
      effort: "low",
      risk: "If training is unstable then, lower the rate instead.",
      verify: "Fewer than half of the steps are clipped.",
    },
  ],
  requests: [
    {
      artifact: "config",
      enables: ["gradient-clipped-always"],
      why: "The threshold beside the unclipped gradient norm decides it; curves show the same slide as a rate too low.",
    },
    {
      artifact: "gradients",
      enables: ["gradient-clipped-always", "sgd-yield-small"],
      why: "The gradient norm before clipping is needed.",
    },
    {
      artifact: "layer-stats",
      enables: ["clipped-norm-constant"],
      why: "Gradients by layer after clipping add up to the threshold.",
    },
  ],
  logNextTime: "Gradient norm before clipping, and the share of clipped steps.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
