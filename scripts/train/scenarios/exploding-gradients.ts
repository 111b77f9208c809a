import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const explodingGradients: Recipe = {
  cause: "exploding-gradients",
  why: "Twelve layers without normalisation, each of which multiplies the gradient, at a rate that a shallow network bears. The other network is shallow and its rate too high.",
  present: {
    ...SMALL,
    hidden: [24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24],
    gain: 5,
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.003,
    warmupSteps: 0,
    layersEvery: 60,
  },
  atLeast: 0.5,
  absent: { ...SMALL, learningRate: 0.3, warmupSteps: 0, schedule: "constant" },
  absentCause: "lr-too-high",
};
