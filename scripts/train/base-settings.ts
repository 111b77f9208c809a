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

/** A table of four classes, small enough that predictions and inputs of every row can be kept beside the curves. */
export const TABLE: Settings = {
  ...BASE,
  data: { train: 360, val: 200, test: 0, classes: 4, columns: 6, separation: 1, seed: 31 },
  hidden: [24, 24],
  epochs: 24,
  warmupSteps: 12,
  weightDecay: 0.001,
  seed: 5,
  layersEvery: 20,
  logEvery: 2,
};
