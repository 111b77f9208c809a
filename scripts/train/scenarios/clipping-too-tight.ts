import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const clippingTooTight: Recipe = {
  cause: "clipping-too-tight",
  why: "Gradients of length 1 are clipped to 0.005, so every step is that long. The other run names a threshold it never reaches; its rate is what is low.",
  present: { ...SMALL, optimizer: "sgd", momentum: 0.9, learningRate: 0.02, clip: 0.005 },
  atLeast: 0.8,
  absent: { ...SMALL, optimizer: "sgd", momentum: 0.9, learningRate: 0.00003, clip: 10 },
  absentCause: "lr-too-low",
};
