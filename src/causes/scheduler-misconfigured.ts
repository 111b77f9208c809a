import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** The schedule raises the rate, restarts it, or counts in the wrong unit. */
export const schedulerMisconfigured: Cause<CheckId> = {
  id: "scheduler-misconfigured",
  title: "Learning-rate schedule misconfigured",
  mechanism:
    "The rate grows where it should fall, or jumps at fixed intervals, so that progress is thrown away again and again.",
  expects: [
    { check: "rate-rises-to-the-end", weight: 4 },
    {
      check: "rate-restarts",
      weight: 4,
      decisive: "labelled runs: two jumps and more occur in 0 of 279 healthy and 0 of 66 real runs",
    },
    { check: "loss-rises-with-rate", weight: 3, whenAbsent: 3 },
    { check: "rate-floor-early", weight: 1 },
    { check: "validation-wanders", weight: 1 },
  ],
  excludes: [
    {
      check: "loss-leaves-trend-in-warmup",
      weight: 4,
      because: "The rise is a warm-up; the rate it leads to is what the loss does not bear.",
    },
    { check: "rate-jump-once", weight: 3, because: "A single jump is that of a resume." },
  ],
  lookAlikes: [
    {
      cause: "resume-misconfigured",
      unless: "the rate jumps more than once, or rises steadily",
      check: "rate-jump-once",
    },
    { cause: "lr-too-high", unless: "the rate was ordinary before it rose", check: "rate-rises-to-the-end" },
    { cause: "lr-decayed-too-early", unless: "the rate comes back", check: "rate-restarts" },
    { cause: "unshuffled-data", unless: "the period is that of the schedule, not of the epoch" },
  ],
  fixes: [
    {
      action: "Use a cosine decay over the whole run",
      change: { kind: "set", setting: "scheduler", to: "cosine" },
      effect: "Direction only: the rate falls monotonically after the warm-up and the loss with it.",
      effectSource: "direction only",
      effort: "low",
      risk: "None known.",
      verify: "Plot the schedule before training: it rises in the warm-up only.",
    },
    {
      action: "Correct the factor or the unit of the schedule: a decay factor lies below 1",
      change: { kind: "action" },
      effect: "Direction only; in one labelled scenario of WhyDidItFail a gamma of 10 becomes 0.1.",
      effectSource: "WhyDidItFail scenarios",
      effort: "low",
      risk: "A schedule that counts steps as epochs decays too early.",
      verify: "The last rate is below the first.",
    },
  ],
  requests: [
    {
      artifact: "learning-rate",
      enables: ["rate-rises-to-the-end", "rate-restarts", "rate-jump-once"],
      why: "The series of rates alone decides this.",
    },
    {
      artifact: "config",
      enables: [],
      why: "The scheduler's settings say whether factor and unit are meant so.",
    },
  ],
  logNextTime: "The learning rate at every logged step.",
  damage: "loss",
  references: [
    "https://github.com/google-research/tuning_playbook",
    "https://karpathy.github.io/2019/04/25/recipe/",
  ],
};
