import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const resumeDataRepeat: Recipe = {
  cause: "resume-data-repeat",
  why: "Training stops in the middle of an epoch and is resumed with all but the sampler, which begins the epoch again. The other run loses the optimizer and the schedule instead.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, train: 960, separation: 0.4, val: 240 },
    hidden: [256],
    schedule: "constant",
    epochs: 2,
    batchSize: 4,
    learningRate: 0.004,
    resume: { afterSteps: 340, lost: ["data-order"] },
  },
  atLeast: 0.5,
  absent: {
    ...SMALL,
    warmupSteps: 0,
    learningRate: 0.01,
    epochs: 16,
    resume: { afterSteps: 400, lost: ["optimizer", "schedule"] },
  },
  absentCause: "resume-misconfigured",
};
