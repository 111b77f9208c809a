import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const resumeDataRepeat: Recipe = {
  cause: "resume-data-repeat",
  why: "Training stops in the middle of an epoch and is resumed with all but the sampler, which begins the epoch again. The other run loses the optimizer and the schedule instead.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, train: 3200, val: 240, columns: 128, separation: 0.15 },
    hidden: [64],
    weightDecay: 0,
    schedule: "constant",
    epochs: 1,
    warmupSteps: 0,
    batchSize: 8,
    learningRate: 0.005,
    logEvery: 2,
    layersEvery: 120,
    resume: { afterSteps: 200, lost: ["data-order"] },
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
