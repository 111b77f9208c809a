import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The schedule reaches its floor while there was still progress to make. */
export const lrDecayedTooEarly: Cause<CheckId> = {
  id: "lr-decayed-too-early",
  title: "Learning rate decayed too early",
  mechanism:
    "The schedule brings the rate to its floor long before the run ends, and training stops there although steps go on.",
  expects: [
    {
      check: "rate-floor-early",
      weight: 4,
      whenAbsent: 4,
    },
    { check: "progress-stops-with-rate", weight: 2, whenAbsent: 1 },
  ],
  excludes: [
    { check: "rate-jump-once", weight: 2, because: "The rate comes back later." },
    {
      check: "still-improving",
      weight: 2,
      because: "The loss still falls although the rate is at its floor.",
    },
  ],
  lookAlikes: [
    { cause: "scheduler-misconfigured", unless: "the rate never rises again", check: "rate-restarts" },
    {
      cause: "capacity-too-small",
      unless: "the plateau begins exactly where the rate reaches its floor",
      check: "progress-stops-with-rate",
    },
    { cause: "lr-too-low", unless: "the rate was ordinary at first", check: "rate-floor-early" },
  ],
  fixes: [
    {
      action: "Decay by cosine to the last step",
      change: { kind: "set", setting: "scheduler", to: "cosine" },
      effect: "Direction only: the loss keeps falling through the part of the run that is idle now.",
      effectSource: "Tuning Playbook: decay over the whole run",
      effort: "low",
      risk: "The best checkpoint moves to the end of the run.",
      verify: "The rate stays above a tenth of its peak for the first 80 % of the steps.",
    },
    {
      action: "Or slow the decay so that it spans the run",
      change: { kind: "action" },
      effect:
        "Direction only: with a factor per epoch, choose it so that the last epoch stands at 1 to 10 % of the peak.",
      effectSource: "direction only",
      effort: "low",
      risk: "None beyond the time that the run takes anyway.",
      verify: "Plot the schedule before training.",
    },
  ],
  requests: [
    {
      artifact: "learning-rate",
      enables: ["rate-floor-early", "progress-stops-with-rate"],
      why: "The schedule alone decides this: a plateau looks the same for many causes.",
    },
  ],
  logNextTime: "The learning rate at every logged step.",
  damage: "loss",
  references: [
    "https://github.com/google-research/tuning_playbook",
    "https://karpathy.github.io/2019/04/25/recipe/",
  ],
};
