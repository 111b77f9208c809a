import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** Gradients grow through depth or time until the loss is lost. */
export const explodingGradients: Cause<CheckId> = {
  id: "exploding-gradients",
  title: "Exploding gradients",
  mechanism:
    "Gradients multiply from layer to layer or step to step, geometrically, until updates throw the weights away or overflow.",
  expects: [
    { check: "divergence-to-nan", weight: 2 },
    { check: "gradient-growth", weight: 2, whenAbsent: 1 },
    { check: "loss-not-a-number", weight: 1 },
    { check: "gradient-grows-with-depth", weight: 3 },
    { check: "gradient-bursts-recurrent", weight: 2 },
  ],
  excludes: [
    {
      check: "gradient-too-smooth",
      weight: 4,
      because: "The growth is that of a running sum, not geometric.",
    },
    { check: "sudden-nan-loss", weight: 3, because: "Nothing grows before the NaN." },
    {
      check: "infinite-gradient",
      weight: 2,
      because: "The number format overflows at ordinary loss values.",
    },
    {
      check: "adam-rate-far-above-usual",
      weight: 2,
      because: "The rate is outside the usual range: lowering it comes first.",
    },
    { check: "first-update-large", weight: 2, because: "The steps are large from the first one on." },
    { check: "rate-rises-to-the-end", weight: 2, because: "The gradients grow with the rate." },
    { check: "momentum-near-one", weight: 2, because: "A momentum near 1 brings the growth about." },
  ],
  lookAlikes: [
    {
      cause: "lr-too-high",
      unless: "the rate is in the usual range and the first updates are small",
      check: "first-update-large",
      explains: true,
    },
    {
      cause: "gradients-not-zeroed",
      unless: "the gradient norm is noisy from step to step",
      check: "gradient-too-smooth",
      explains: true,
    },
    {
      cause: "scheduler-misconfigured",
      unless: "the rate does not rise",
      check: "rate-rises-to-the-end",
      explains: true,
    },
    {
      cause: "optimizer-misconfigured",
      unless: "the momentum is ordinary",
      check: "momentum-near-one",
      explains: true,
    },
    { cause: "targets-not-scaled", unless: "the targets are of unit size", explains: true },
    { cause: "inputs-not-normalized", unless: "the inputs are of unit size", explains: true },
    { cause: "nan-from-math", unless: "the gradient grows before the NaN", check: "sudden-nan-loss" },
  ],
  fixes: [
    {
      action: "Clip the gradient norm near its 90th percentile",
      change: { kind: "clip-at-typical-gradient", setting: "gradient-clip" },
      effect:
        "Single large gradients no longer move the weights; repaired exploding runs gained 65.9 points of accuracy in the mean.",
      effectSource: "Tuning Playbook for the value; AutoTrainer (ICSE 2021), 50 repaired models for the gain",
      effort: "low",
      risk: "Clipping more than half of the steps only lowers the rate.",
      verify: "Log the norm before clipping: fewer than half of the steps exceed the threshold.",
    },
    {
      action: "Add normalisation layers or residual paths",
      change: { kind: "action" },
      effect: "Direction only: gradients keep their scale through depth.",
      effectSource: "AutoTrainer (ICSE 2021)",
      effort: "medium",
      risk: "Another model: compare from scratch.",
      verify: "The gradient norms of first and last layer stay within a factor of 70.",
    },
  ],
  requests: [
    {
      artifact: "gradients",
      enables: ["gradient-growth", "divergence-to-nan"],
      why: "Growth before the failure tells an explosion from a bad batch.",
    },
    {
      artifact: "layer-stats",
      enables: ["gradient-grows-with-depth", "first-update-large"],
      why: "Norms by layer tell growth through depth from too large a step.",
    },
    {
      artifact: "step-metrics",
      enables: ["divergence-to-nan"],
      why: "The steps before the failure are not in an epoch curve.",
    },
  ],
  logNextTime: "Gradient norm before clipping, in all and by layer, at every step.",
  damage: "loss",
  references: [
    "https://github.com/shiningrain/AUTOTRAINER",
    "https://github.com/google-research/tuning_playbook",
  ],
};
