import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = {
  ...SMALL,
  data: { ...SMALL.data, train: 3200, separation: 1.2 },
  hidden: [12],
  batchSize: 16,
  optimizer: "sgd",
  momentum: 0.9,
  learningRate: 0.1,
  warmupSteps: 0,
  epochs: 20,
  logEvery: 10,
  layersEvery: 400,
} as const;

export const lrNotAnnealed: Recipe = {
  cause: "lr-not-annealed",
  why: "The rate stays at its peak to the end. The other run is the same with a cosine.",
  present: { ...TRAINING, schedule: "constant" },
  atLeast: 0.5,
  absent: TRAINING,
  absentCause: null,
};
