import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const vanishingGradients: Recipe = {
  cause: "vanishing-gradients",
  why: "Eight sigmoid layers, each of which passes a quarter of the gradient. The units of the other network are dead.",
  present: {
    ...SMALL,
    hidden: [24, 24, 24, 24, 24, 24, 24, 24],
    activation: "sigmoid",
    gain: 1,
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.05,
    layersEvery: 60,
    files: ["layers", "config", "model", "log"],
  },
  atLeast: 0.8,
  absent: { ...SMALL, initialBias: -8 },
  absentCause: "dead-relu",
};
