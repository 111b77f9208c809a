import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The run ends at a high rate, in the noise of its own steps. */
export const lrNotAnnealed: Cause<CheckId> = {
  id: "lr-not-annealed",
  title: "Learning rate not annealed",
  mechanism:
    "At the end the steps are still as long as in the middle, so the weights circle the minimum and each evaluation finds another place.",
  expects: [
    { check: "validation-noisier-late", weight: 2 },
    { check: "validation-jumps-in-place", weight: 2, whenAbsent: 1 },
    { check: "rate-not-annealed", weight: 1, whenAbsent: 4 },
    // The training loss has stopped as well, high: it is no overfitting.
    { check: "train-plateau-above-floor", weight: 1 },
    { check: "validation-wanders", weight: 1 },
  ],
  excludes: [
    { check: "still-improving", weight: 2, because: "The loss still falls: it is not circling." },
    { check: "momentum-near-one", weight: 3, because: "A momentum near 1 makes the loss swing." },
    { check: "validation-rises-as-training-falls", weight: 2, because: "The loss rises by overfitting." },
    { check: "adam-rate-far-above-usual", weight: 3, because: "The rate is far too high at any time." },
    { check: "rate-rises-to-the-end", weight: 4, because: "The rate rises." },
    { check: "rate-jump-once", weight: 3, because: "The rate jumps in the middle of the run." },
    { check: "rate-restarts", weight: 3, because: "The rate restarts." },
    {
      check: "first-loss-high",
      weight: 2,
      because: "The scale of inputs or weights is wrong from the start.",
    },
  ],
  lookAlikes: [
    { cause: "evaluation-too-noisy", unless: "the training loss is as noisy" },
    { cause: "undertrained", unless: "the loss has stopped falling", check: "still-improving" },
    { cause: "lr-too-high", unless: "the loss fell well before", check: "early-loss-jump" },
  ],
  fixes: [
    {
      action: "Decay the rate by cosine to the last step",
      change: { kind: "set", setting: "scheduler", to: "cosine" },
      effect: "Direction only: the last evaluations settle at or below the best so far.",
      effectSource: "Tuning Playbook",
      effort: "low",
      risk: "The best checkpoint moves to the end.",
      verify: "The last evaluation is within noise of the best.",
    },
  ],
  requests: [
    { artifact: "learning-rate", enables: ["rate-not-annealed"], why: "The rate at the end decides it." },
    {
      artifact: "more-runs",
      enables: [],
      why: "Final values of two seeds show how large the late noise is.",
    },
  ],
  logNextTime: "The learning rate, and evaluations of an average of the last weights.",
  damage: "loss",
  references: ["https://github.com/google-research/tuning_playbook"],
};
