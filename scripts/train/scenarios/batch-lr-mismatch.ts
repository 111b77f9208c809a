import { SMALL } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "log"];
const TRAINING = {
  ...SMALL,
  schedule: "constant",
  warmupSteps: 0,
  batchSize: 16,
  logEvery: 2,
  files: FILES,
} as const;

export const batchLrMismatch: Recipe = {
  cause: "batch-lr-mismatch",
  why: "From the sixth epoch on a batch has 256 rows instead of 16, at the rate of before: four steps an epoch cover hardly any ground. In the other run the batch doubles and the rate with it, and it is stopped while it improves.",
  present: {
    ...TRAINING,
    data: { ...SMALL.data, separation: 1, train: 1024, val: 400 },
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.005,
    epochs: 18,
    batchGrowth: { epoch: 5, batchSize: 256 },
  },
  atLeast: 0.8,
  absent: {
    ...TRAINING,
    data: { ...SMALL.data, separation: 2, train: 1024, val: 400 },
    learningRate: 0.0003,
    epochs: 7,
    batchGrowth: { epoch: 3, batchSize: 32, rateFactor: 2 },
  },
  absentCause: "undertrained",
};
