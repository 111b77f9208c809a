import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const initializationScale: Recipe = {
  cause: "initialization-scale",
  why: "Weights begin six times as large as they should. In the other run they are ordinary, and the rate is too high.",
  present: { ...SMALL, gain: 72, learningRate: 0.001, files: ["layers", "config", "model", "log"] },
  atLeast: 0.5,
  absent: {
    ...SMALL,
    learningRate: 0.3,
    warmupSteps: 0,
    schedule: "constant",
    files: ["layers", "config", "model", "log"],
  },
  absentCause: "lr-too-high",
};
