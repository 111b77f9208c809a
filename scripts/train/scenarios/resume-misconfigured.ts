import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const resumeMisconfigured: Recipe = {
  cause: "resume-misconfigured",
  why: "A resume restores the weights, but neither the optimizer nor the schedule, which begins anew at its peak. In the other run the schedule itself restarts.",
  present: {
    ...SMALL,
    warmupSteps: 0,
    learningRate: 0.01,
    epochs: 16,
    resume: { afterSteps: 400, lost: ["optimizer", "schedule"] },
  },
  atLeast: 0.8,
  absent: { ...SMALL, schedule: "exponential", decay: 1.012, warmupSteps: 0, learningRate: 0.002 },
  absentCause: "scheduler-misconfigured",
};
