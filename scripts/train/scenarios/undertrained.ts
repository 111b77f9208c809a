import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const undertrained: Recipe = {
  cause: "undertrained",
  why: "Six epochs at a steady rate, where the loss still falls. In the other run the rate is too low to get anywhere in any time.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, separation: 2 },
    schedule: "constant",
    learningRate: 0.0006,
    epochs: 6,
    warmupSteps: 0,
  },
  atLeast: 0.8,
  absent: { ...SMALL, learningRate: 0.00002 },
  absentCause: "lr-too-low",
};
