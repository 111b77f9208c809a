import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const degenerateInitialization: Recipe = {
  cause: "degenerate-initialization",
  why: "All weights begin at 0. In the other run the weights are random, and a bias of -8 silences the units.",
  present: { ...SMALL, initialWeights: 0 },
  atLeast: 0.8,
  absent: { ...SMALL, initialBias: -8 },
  absentCause: "dead-relu",
};
