import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const attentionLogitGrowth: Recipe = {
  cause: "attention-logit-growth",
  why: "One block of attention at a rate at which its queries and keys grow until the softmax over their products is one-hot. The other run normalises both, so its logits stay below 5; Adam's rate is what is too high in it.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, columns: 32, separation: 0.8, train: 640, val: 200 },
    hidden: [],
    gain: 1,
    optimizer: "sgd",
    momentum: 0.9,
    weightDecay: 0,
    learningRate: 0.8,
    schedule: "constant",
    warmupSteps: 0,
    epochs: 16,
    layersEvery: 20,
    files: ["config", "log"],
    attention: { tokens: 8, width: 16 },
  },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    data: { ...SMALL.data, columns: 32, separation: 0.8, train: 640, val: 200 },
    hidden: [],
    gain: 1,
    weightDecay: 0,
    learningRate: 0.3,
    schedule: "constant",
    warmupSteps: 0,
    epochs: 16,
    layersEvery: 40,
    attention: { tokens: 8, width: 16, normalised: true },
  },
  absentCause: "lr-too-high",
};
