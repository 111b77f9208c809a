import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const parameterImbalance: Recipe = {
  cause: "parameter-imbalance",
  why: "One unit between layers of 128. In the other network all layers have two units.",
  present: { ...SMALL, hidden: [128, 1, 64], files: ["layers", "config", "model", "log"] },
  atLeast: 0.8,
  absent: { ...SMALL, hidden: [2, 2], learningRate: 0.01, files: ["layers", "config", "model", "log"] },
  absentCause: "capacity-too-small",
};
