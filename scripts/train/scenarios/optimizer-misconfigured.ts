import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const optimizerMisconfigured: Recipe = {
  cause: "optimizer-misconfigured",
  why: "A momentum of 0.995 carries each step on for two hundred more. In the other run the momentum is 0.9 and the rate too high.",
  present: { ...SMALL, optimizer: "sgd", momentum: 0.995, learningRate: 0.05 },
  atLeast: 0.8,
  absent: { ...SMALL, learningRate: 0.3, warmupSteps: 0, schedule: "constant" },
  absentCause: "lr-too-high",
};
