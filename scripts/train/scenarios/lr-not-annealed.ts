import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const lrNotAnnealed: Recipe = {
  cause: "lr-not-annealed",
  why: "The rate stays at its peak to the end. The other run is the same with a cosine.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, train: 1920, separation: 1.2 },
    weightDecay: 0,
    learningRate: 0.02,
    schedule: "constant",
    warmupSteps: 30,
    epochs: 20,
    logEvery: 4,
    layersEvery: 120,
  },
  atLeast: 0.5,
  absent: {
    ...SMALL,
    data: { ...SMALL.data, train: 1920, separation: 1.2 },
    learningRate: 0.02,
    epochs: 20,
    logEvery: 4,
    layersEvery: 120,
  },
  absentCause: null,
};
