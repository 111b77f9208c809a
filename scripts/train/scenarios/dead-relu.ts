import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const deadRelu: Recipe = {
  cause: "dead-relu",
  why: "Hidden units begin with a bias of -8, below any input they get. In the other run the weights are 0, which silences the units as well.",
  present: { ...SMALL, initialBias: -8 },
  atLeast: 0.8,
  absent: { ...SMALL, initialWeights: 0 },
  absentCause: "degenerate-initialization",
};
