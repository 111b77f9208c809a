import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const schedulerMisconfigured: Recipe = {
  cause: "scheduler-misconfigured",
  why: "The schedule multiplies the rate by 1.012 at each step instead of 0.988. In the other run a resume starts the schedule anew.",
  present: { ...SMALL, schedule: "exponential", decay: 1.012, warmupSteps: 0, learningRate: 0.002 },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    warmupSteps: 0,
    learningRate: 0.01,
    epochs: 16,
    resume: { afterSteps: 400, lost: ["optimizer", "schedule"] },
  },
  absentCause: "resume-misconfigured",
};
