import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "log", "features"];

export const splitMismatch: Recipe = {
  cause: "split-mismatch",
  why: "Two columns of the validation rows are moved by 1.2 of their standard deviations, as those of another source would be. In the other run both splits are alike, and a large network memorises its few training rows.",
  present: {
    ...TABLE,
    fault: { kind: "moved-columns", split: "val", columns: 2, by: 1.2 },
    files: FILES,
  },
  atLeast: 0.8,
  absent: {
    ...TABLE,
    data: { ...TABLE.data, separation: 0.5 },
    hidden: [80, 80],
    schedule: "constant",
    weightDecay: 0,
    epochs: 60,
    logEvery: 12,
    files: FILES,
  },
  absentCause: "overfitting",
};
