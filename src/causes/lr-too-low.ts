import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The steps are too small to get anywhere within the run. */
export const lrTooLow: Cause<CheckId> = {
  id: "lr-too-low",
  title: "Learning rate too low",
  mechanism: "Every step points downhill but is so short that the run ends before the weights have moved.",
  expects: [
    // 23 of 23 labelled runs, 0 of 220 healthy; decayed rates are excluded below.
    { check: "rate-reach-short", weight: 3, whenAbsent: 1 },
    // 12 of 12, 0 of 120 healthy; clipped gradients show it too. SGD in a small net can be too slow at ordinary ratios.
    { check: "updates-tiny", weight: 3, whenAbsent: 1 },
    { check: "sgd-yield-kept", weight: 3 },
    { check: "fall-straight-by-rate", weight: 3 },
    // 24 of 24, 0 of 295 healthy; clipped gradients 12 of 15.
    { check: "validation-slides", weight: 2, whenAbsent: 2 },
  ],
  excludes: [
    {
      check: "gradient-clipped-always",
      weight: 4,
      because: "Clipping, not the rate, makes the steps short.",
    },
    {
      check: "clipped-norm-constant",
      weight: 3,
      because: "The layers' gradients add up to a constant: they are clipped.",
    },
    {
      check: "rate-floor-early",
      weight: 3,
      because: "The rate was ordinary and decayed; it was not low from the start.",
    },
    { check: "layer-update-zero", weight: 3, because: "Some layers do not move at all while others do." },
    { check: "units-dead-from-start", weight: 3, because: "The units are dead, so no rate would move them." },
    {
      check: "weights-zero-at-start",
      weight: 3,
      because: "The weights begin at 0, so no rate would move them.",
    },
    {
      check: "gradient-fades-with-depth",
      weight: 3,
      because: "The gradient itself vanishes towards the input.",
    },
    { check: "infinite-gradient", weight: 3, because: "The steps are skipped, not short." },
    {
      check: "hidden-layers-narrow",
      weight: 3,
      because: "Layers of a few units learn slowly at any rate.",
    },
    { check: "frozen-parameters", weight: 2, because: "Part of the model cannot learn, at any rate." },
    {
      check: "target-scale-large",
      weight: 3,
      because: "The steps are short beside targets of that size only.",
    },
    {
      check: "validation-wanders",
      weight: 1,
      because: "A validation loss that goes up and down is not one of short steps.",
    },
  ],
  lookAlikes: [
    {
      cause: "clipping-too-tight",
      unless: "the gradient norm lies below the clipping threshold",
      check: "gradient-clipped-always",
    },
    {
      cause: "undertrained",
      unless: "the loss gains less than a few percent in the last fifth",
      check: "still-improving",
    },
    { cause: "lr-decayed-too-early", unless: "the rate stays near its peak", check: "rate-floor-early" },
    { cause: "frozen-layers", unless: "every layer moves", check: "layer-update-zero" },
    {
      cause: "vanishing-gradients",
      unless: "gradients are alike in all layers",
      check: "gradient-fades-with-depth",
    },
    { cause: "fp16-underflow", unless: "training runs in full precision", check: "half-precision" },
  ],
  fixes: [
    {
      action: "Multiply the learning rate by ten",
      change: { kind: "multiply", setting: "learning-rate", by: 10 },
      effect: "Direction only: the loss falls several times faster per step until steps begin to overshoot.",
      effectSource: "Tuning Playbook: sweep in factors of 3 to 10",
      effort: "low",
      risk: "Ten times may be too much: watch the first 500 steps.",
      verify: "Train 500 steps: the update ratio of the median layer rises to about 1e-3.",
    },
  ],
  requests: [
    {
      artifact: "config",
      enables: ["rate-reach-short", "gradient-clipped-always"],
      why: "Optimizer, rate and clipping tell a short step from a clipped one; curves show the same slide.",
    },
    {
      artifact: "learning-rate",
      enables: ["rate-reach-short", "rate-floor-early"],
      why: "The rates of all steps bound how far any weight can have moved.",
    },
    {
      artifact: "layer-stats",
      enables: ["updates-tiny", "layer-update-zero"],
      why: "Update ratios by layer tell small steps from frozen layers.",
    },
    {
      artifact: "gradients",
      enables: ["gradient-clipped-always"],
      why: "The gradient norm before clipping tells whether clipping makes the steps short.",
    },
  ],
  logNextTime: "Update ratio by layer every 50 steps, and the gradient norm before clipping.",
  damage: "loss",
  references: [
    "https://github.com/google-research/tuning_playbook",
    "https://cs231n.github.io/neural-networks-3/#ratio",
  ],
};
