import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "log", "predictions", "class-counts"];

export const classImbalance: Recipe = {
  cause: "class-imbalance",
  why: "One class holds 88 % of the rows and three share the rest, so that these are hardly learned. In the other run the classes are equally frequent and 18 rows are evaluated: its accuracy is as uncertain, for want of rows.",
  present: {
    ...TABLE,
    data: { ...TABLE.data, separation: 0.6, shares: [0.88, 0.06, 0.04, 0.02] },
    files: FILES,
  },
  atLeast: 0.8,
  absent: { ...TABLE, data: { ...TABLE.data, val: 18 }, files: FILES },
  absentCause: "evaluation-too-noisy",
};
