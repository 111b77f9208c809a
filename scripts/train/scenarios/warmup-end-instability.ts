import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const warmupEndInstability: Recipe = {
  cause: "warmup-end-instability",
  why: "A ramp to a rate that the network does not bear: the loss rises as the peak comes near. The other run has no ramp.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, separation: 1.2 },
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.35,
    warmupSteps: 300,
    epochs: 24,
    logEvery: 2,
    layersEvery: 60,
  },
  atLeast: 0.5,
  absent: { ...SMALL, learningRate: 0.3, warmupSteps: 0, schedule: "constant" },
  absentCause: "lr-too-high",
};
