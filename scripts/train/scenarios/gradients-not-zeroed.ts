import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const gradientsNotZeroed: Recipe = {
  cause: "gradients-not-zeroed",
  why: "Gradients are never cleared. The other run clears them and carries its steps on by a momentum of 0.995.",
  present: { ...SMALL, optimizer: "sgd", momentum: 0, learningRate: 0.02, clearGradients: false },
  atLeast: 0.8,
  absent: { ...SMALL, optimizer: "sgd", momentum: 0.995, learningRate: 0.05 },
  absentCause: "optimizer-misconfigured",
};
