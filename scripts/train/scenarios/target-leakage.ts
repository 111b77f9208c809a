import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "features", "predictions"];
const DATA = { ...TABLE.data, train: 240, val: 160 };

export const targetLeakage: Recipe = {
  cause: "target-leakage",
  why: "One column was made from the label, right in nine rows of ten. In the other run the task is as easy by right: the classes lie far apart in all columns together, and the column is that of other rows.",
  present: { ...TABLE, data: DATA, fault: { kind: "answer-column", scrambled: 0.1 }, files: FILES },
  atLeast: 0.8,
  absent: {
    ...TABLE,
    data: { ...DATA, separation: 3 },
    fault: { kind: "answer-column", scrambled: 1 },
    files: FILES,
  },
  absentCause: null,
};
