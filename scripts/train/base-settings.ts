import type { Settings } from "./settings.ts";

/** A sound training of eight overlapping classes; the bundled runs are this with one thing changed. */
export const BASE: Settings = {
  data: { train: 1600, val: 500, test: 500, classes: 8, columns: 12, separation: 0.85, seed: 7 },
  hidden: [48, 48],
  activation: "relu",
  gain: 2,
  optimizer: "adam",
  momentum: 0,
  weightDecay: 0.0001,
  learningRate: 0.002,
  schedule: "cosine",
  warmupSteps: 40,
  batchSize: 32,
  epochs: 16,
  seed: 1,
  layersEvery: 20,
};

/** The same, smaller: what the scenarios of single causes start from, so that each fits in some ten kilobytes. */
export const SMALL: Settings = {
  ...BASE,
  data: { ...BASE.data, train: 960, val: 400, test: 0, seed: 21 },
  hidden: [32, 32],
  epochs: 12,
  warmupSteps: 30,
  seed: 3,
  layersEvery: 30,
};
