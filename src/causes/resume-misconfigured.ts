import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";

/** A resume restored the weights but not the optimizer or the schedule. */
export const resumeMisconfigured: Cause<CheckId> = {
  id: "resume-misconfigured",
  title: "Resume without optimizer or schedule",
  mechanism:
    "After the resume the schedule starts anew, or the optimizer has lost its state: the rate jumps up and the loss with it.",
  expects: [
    {
      check: "rate-jump-once",
      weight: 4,
      // An optimizer that lost its state leaves the rate as it was.
      whenAbsent: 1,
      decisive: "labelled runs: one jump of 26 to 58 × in 12 of 12, 0 of 279 healthy, 0 of 66 real runs",
    },
    { check: "loss-rises-with-rate", weight: 2 },
    { check: "loss-jumps-at-resume", weight: 3 },
    { check: "resume-in-log", weight: 1 },
  ],
  excludes: [
    { check: "rate-restarts", weight: 4, because: "The rate jumps again and again: that is the schedule." },
  ],
  lookAlikes: [
    { cause: "scheduler-misconfigured", unless: "the rate jumps once only", check: "rate-restarts" },
    { cause: "lr-too-high", unless: "the rate was ordinary before the jump", check: "rate-jump-once" },
    { cause: "bad-data-batch", unless: "the new level of loss persists", check: "isolated-loss-spike" },
    { cause: "resume-data-repeat", unless: "the loss steps up at the resume itself" },
  ],
  fixes: [
    {
      action: "Restore optimizer and schedule with the weights",
      change: { kind: "action" },
      effect: "Direction only: rate and loss go on where they stood at the checkpoint.",
      effectSource: "direction only",
      effort: "low",
      risk: "The checkpoint must hold both states.",
      verify: "The rate of the first step after a resume equals the last one before it.",
    },
  ],
  requests: [
    {
      artifact: "learning-rate",
      enables: ["rate-jump-once"],
      why: "A single jump of the rate at the resume decides it.",
    },
    { artifact: "log", enables: ["resume-in-log"], why: "The log says where the run was resumed." },
  ],
  logNextTime: "A line at each resume with step, rate and what was restored.",
  damage: "loss",
  references: ["https://github.com/stas00/ml-engineering/tree/master/training/instabilities"],
};
