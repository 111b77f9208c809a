import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The step size is too large for the whole run. */
export const lrTooHigh: Cause<CheckId> = {
  id: "lr-too-high",
  title: "Learning rate too high",
  mechanism:
    "Each step overshoots the valley it aims at: the loss jumps or swings, and the weights are driven to a scale from which they do not come back.",
  expects: [
    // 7 of 8 labelled runs, 0 of 120 healthy.
    { check: "first-update-large", weight: 3 },
    // 7 of 8 labelled runs, 0 of 120 healthy; shared with a rising schedule and a high momentum.
    { check: "weights-outgrown", weight: 3 },
    { check: "adam-rate-far-above-usual", weight: 3 },
    // A bundled run of another family (SGD, warm-up to 2.4) shows it; the labelled ones have no such ramp.
    { check: "loss-leaves-trend-in-warmup", weight: 4 },
    { check: "early-loss-jump", weight: 2 },
    { check: "divergence-to-nan", weight: 2 },
    { check: "validation-wanders", weight: 1, whenAbsent: 1 },
    { check: "loss-never-below-start", weight: 1 },
  ],
  excludes: [
    {
      check: "loss-rises-at-rate-peak",
      weight: 4,
      because: "The loss bore the rate until the ramp was nearly over: the peak, not the rate, is too high.",
    },
    {
      check: "momentum-near-one",
      weight: 3,
      because: "A momentum near 1 multiplies every rate and looks the same.",
    },
    {
      check: "rate-rises-to-the-end",
      weight: 3,
      because: "The rate is not too high from the start: the schedule raises it.",
    },
    {
      check: "gradient-bursts-recurrent",
      weight: 2,
      because: "The gradient bursts on its way through time, out of ordinary steps.",
    },
    { check: "rate-restarts", weight: 3, because: "The trouble comes with the restarts of the schedule." },
    {
      check: "rate-jump-once",
      weight: 3,
      because: "The rate jumps in the middle of the run, so the setting itself is not what changed.",
    },
    {
      check: "gradient-too-smooth",
      weight: 4,
      because: "The gradient carries no batch noise: it is a running sum.",
    },
    {
      check: "infinite-gradient",
      weight: 3,
      because: "The gradients leave the number format, whatever the rate.",
    },
    {
      // Labelled runs: 0 of 22 with too high a rate, and the one that a missing warm-up broke.
      check: "validation-slides",
      weight: 2,
      because: "The loss goes down evenly at that rate: it is not too high for all but the first steps.",
    },
    {
      check: "target-scale-large",
      weight: 3,
      because: "Targets of that size make the first steps far too large at any usual rate.",
    },
    { check: "weights-zero-at-start", weight: 3, because: "Weights of 0 make any first update look large." },
    {
      check: "nan-gradient-hidden",
      weight: 2,
      because: "The log hides steps that were not numbers, so its losses cannot be trusted.",
    },
  ],
  lookAlikes: [
    {
      cause: "optimizer-misconfigured",
      unless: "the momentum is ordinary (0.9)",
      check: "momentum-near-one",
    },
    {
      cause: "scheduler-misconfigured",
      unless: "the learning rate is flat or falls",
      check: "rate-rises-to-the-end",
    },
    { cause: "resume-misconfigured", unless: "the learning rate never jumps", check: "rate-jump-once" },
    { cause: "exploding-gradients", unless: "the first updates are small and growth comes later" },
    {
      cause: "gradients-not-zeroed",
      unless: "the gradient norm is as noisy as its batches",
      check: "gradient-too-smooth",
    },
    {
      cause: "initialization-scale",
      unless: "the loss of the first step, before any update, is ordinary",
      check: "first-loss-high",
    },
    { cause: "inputs-not-normalized", unless: "the inputs are of unit size", check: "input-scale-large" },
  ],
  fixes: [
    {
      action: "Divide the learning rate by three, then by ten",
      change: {
        kind: "below-measured",
        setting: "learning-rate",
        check: "loss-leaves-trend-in-warmup",
        measure: "rate where the loss leaves its trend",
        by: 1 / 3,
        whenMeasured: "Keep the learning rate at half of that at which the loss left its trend",
      },
      effect:
        "The early jumps end and the loss falls below its start; repaired oscillating runs gained 15.1 points of accuracy in the mean.",
      effectSource: "AutoTrainer (ICSE 2021), 30 repaired oscillating models",
      effort: "low",
      risk: "A slower start; too small a rate trains slowly instead.",
      verify:
        "Compare the first 500 steps: the loss stays below its first value and the first update ratio below 0.1.",
    },
    {
      action: "Ramp the rate up over the first steps",
      unless: "rate-warms-up",
      change: { kind: "set", setting: "warmup-ratio", to: 0.05 },
      effect: "Direction only: the same peak rate survives where the first steps alone are the trouble.",
      effectSource: "Tuning Playbook, figure 4",
      effort: "low",
      risk: "Does not help where the rate is too high throughout.",
      verify: "The loss does not jump when the ramp ends.",
    },
  ],
  requests: [
    {
      artifact: "layer-stats",
      enables: ["first-update-large", "weights-outgrown"],
      why: "The size of the first update tells a rate that is too high from other rough runs.",
    },
    {
      artifact: "config",
      enables: ["momentum-near-one", "adam-rate-far-above-usual"],
      why: "Curves cannot tell too high a rate from a momentum near 1: the settings can.",
    },
    {
      artifact: "learning-rate",
      enables: ["rate-rises-to-the-end", "rate-restarts", "rate-jump-once"],
      why: "The schedule shows whether the rate was too high from the start or became so.",
    },
    {
      artifact: "step-metrics",
      enables: ["early-loss-jump", "divergence-to-nan"],
      why: "Whether the loss jumps before or after the first updates is seen step by step only.",
    },
  ],
  logNextTime: "Learning rate, gradient norm and update ratio by layer at every step of the first hundred.",
  damage: "loss",
  references: [
    "https://github.com/google-research/tuning_playbook",
    "https://github.com/shiningrain/AUTOTRAINER",
  ],
};
