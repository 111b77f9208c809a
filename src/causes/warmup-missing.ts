import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The first steps take the full rate before the optimizer knows the scale of the gradients. */
export const warmupMissing: Cause<CheckId> = {
  id: "warmup-missing",
  title: "No warm-up",
  mechanism:
    "At the first steps Adam's moments and the network's scale are not yet settled: a full rate throws the weights far away, from where a part of the networks, transformers above all, does not come back.",
  expects: [
    { check: "early-loss-jump", weight: 2 },
    { check: "adam-rate-far-above-usual", weight: 1 },
    // The first step is at full rate; a ramp would have made it a hundredth.
    { check: "first-update-large", weight: 1 },
    { check: "validation-slides", weight: 1 },
    { check: "loss-never-below-start", weight: 1 },
  ],
  excludes: [
    { check: "rate-warms-up", weight: 4, because: "The rate is ramped up." },
    {
      check: "momentum-near-one",
      weight: 3,
      because: "A momentum near 1 throws the loss up at no step in particular.",
    },
    { check: "first-loss-high", weight: 3, because: "The loss is wrong before the first update." },
    { check: "gradient-too-smooth", weight: 3, because: "The gradient is a running sum." },
    { check: "weights-zero-at-start", weight: 3, because: "The weights are 0." },
    { check: "units-dead-from-start", weight: 3, because: "The units are dead from the first record on." },
    { check: "rate-reach-short", weight: 3, because: "The steps are too short to throw anything." },
    { check: "gradient-clipped-always", weight: 3, because: "Clipping keeps every step short." },
    { check: "rate-rises-to-the-end", weight: 3, because: "The rate rises over the whole run." },
    { check: "rate-restarts", weight: 3, because: "The rate restarts again and again." },
    { check: "rate-jump-once", weight: 3, because: "The rate jumps in the middle of the run." },
    { check: "infinite-gradient", weight: 3, because: "No step was taken." },
  ],
  lookAlikes: [
    { cause: "lr-too-high", unless: "the same peak rate survives a ramp", check: "rate-warms-up" },
    {
      cause: "initialization-scale",
      unless: "the first loss, before any update, is ordinary",
      check: "first-loss-high",
    },
    {
      cause: "warmup-end-instability",
      unless: "the failure comes with the first steps",
      check: "rate-warms-up",
    },
  ],
  fixes: [
    {
      action: "Ramp the rate up over the first 5 % of the steps",
      change: { kind: "set", setting: "warmup-ratio", to: 0.05 },
      effect: "A ramp of 1,000 steps cured the instability of the playbook's example at the same peak rate.",
      effectSource: "Tuning Playbook, figure 4",
      effort: "low",
      risk: "A slower start.",
      verify: "The loss never exceeds its first value during and after the ramp.",
    },
  ],
  requests: [
    {
      artifact: "step-metrics",
      enables: ["early-loss-jump"],
      why: "The first hundred steps show whether the loss jumps at once.",
    },
    {
      artifact: "learning-rate",
      enables: ["rate-warms-up"],
      why: "The first rates show whether there is a ramp.",
    },
    {
      artifact: "layer-stats",
      enables: ["first-update-large"],
      why: "The size of the first update tells a missing ramp from other stuck runs.",
    },
  ],
  logNextTime: "Every step of the first five hundred: loss, rate, gradient norm.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
