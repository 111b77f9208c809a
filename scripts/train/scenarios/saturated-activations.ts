import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const saturatedActivations: Recipe = {
  cause: "saturated-activations",
  why: "Sigmoid units begin with a bias of 7, so all stand at their upper end. The other network is deep, and its gradients vanish on the way.",
  present: { ...SMALL, activation: "sigmoid", gain: 1, initialBias: 7 },
  atLeast: 0.5,
  absent: {
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
  absentCause: "vanishing-gradients",
};
