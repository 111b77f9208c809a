import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const lrTooLow: Recipe = {
  cause: "lr-too-low",
  why: "SGD at 0.00003. The other run has an ordinary rate and clips every gradient to 0.005.",
  present: { ...SMALL, optimizer: "sgd", momentum: 0.9, learningRate: 0.00003 },
  atLeast: 0.8,
  absent: { ...SMALL, optimizer: "sgd", momentum: 0.9, learningRate: 0.02, clip: 0.005 },
  absentCause: "clipping-too-tight",
};
