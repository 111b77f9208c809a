import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const undertrained: Recipe = {
  cause: "undertrained",
  why: "Six epochs on a cosine, where the loss still falls. In the other run the rate is too low to get anywhere in any time.",
  present: { ...SMALL, epochs: 6, learningRate: 0.001, layersEvery: 15 },
  atLeast: 0.5,
  absent: { ...SMALL, learningRate: 0.00002 },
  absentCause: "lr-too-low",
};
