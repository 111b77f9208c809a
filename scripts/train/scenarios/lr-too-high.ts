import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const lrTooHigh: Recipe = {
  cause: "lr-too-high",
  why: "Adam at 0.3, a hundred times what this network bears; the other run takes 0.002 from the same start.",
  present: { ...SMALL, learningRate: 0.3, warmupSteps: 0, schedule: "constant" },
  atLeast: 0.8,
  absent: { ...SMALL, warmupSteps: 0, schedule: "constant" },
  absentCause: null,
};
