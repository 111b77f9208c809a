import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const batchTooSmall: Recipe = {
  cause: "batch-too-small",
  why: "One example an update at a rate that fits 32 of them. In the other run the batch is ordinary, and the rate is what is too high.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, train: 480, val: 240 },
    batchSize: 1,
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.01,
    schedule: "constant",
    warmupSteps: 0,
    epochs: 20,
    logEvery: 16,
    layersEvery: 960,
  },
  atLeast: 0.5,
  absent: { ...SMALL, learningRate: 0.3, warmupSteps: 0, schedule: "constant" },
  absentCause: "lr-too-high",
};
