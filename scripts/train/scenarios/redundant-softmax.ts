import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const redundantSoftmax: Recipe = {
  cause: "redundant-softmax",
  why: "Softmax is applied to the logits before a cross-entropy that applies it itself. The other run stopped while it improved.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, separation: 2, val: 240 },
    head: "softmax",
    epochs: 24,
    logEvery: 2,
    files: ["config", "log", "val-predictions"],
  },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    data: { ...SMALL.data, separation: 2 },
    schedule: "constant",
    learningRate: 0.0006,
    epochs: 6,
    warmupSteps: 0,
  },
  absentCause: "undertrained",
};
