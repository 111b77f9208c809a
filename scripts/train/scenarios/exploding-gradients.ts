import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

const RECURRENT = {
  ...SMALL,
  data: { ...SMALL.data, classes: 4, columns: 40, bySum: true, train: 320, val: 100 },
  hidden: [],
  recurrent: { tokens: 40, width: 12 },
  gain: 1,
  weightDecay: 0,
  schedule: "constant",
  warmupSteps: 0,
  batchSize: 16,
  layersEvery: 10,
} as const;

export const explodingGradients: Recipe = {
  cause: "exploding-gradients",
  why: "A recurrent network of rectified units learns to add up forty tokens, and its weights pass the scale from which on products of forty of them grow: the gradient bursts, and at last everything overflows. In the other run the units are bounded (tanh), so no state can grow; Adam's rate is what is too high.",
  present: {
    ...RECURRENT,
    activation: "relu",
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.02,
    epochs: 8,
  },
  atLeast: 0.8,
  absent: { ...RECURRENT, activation: "tanh", learningRate: 0.3, epochs: 12 },
  absentCause: "lr-too-high",
};
