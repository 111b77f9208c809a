import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "features", "predictions"];
const DATA = { ...TABLE.data, train: 200, val: 120, test: 120, seed: 33 };

export const distributionShift: Recipe = {
  cause: "distribution-shift",
  why: "Three columns of the test rows are moved by two of their standard deviations, and the accuracy falls on them. In the other run it is the validation rows that are moved.",
  present: {
    ...TABLE,
    data: DATA,
    fault: { kind: "moved-columns", split: "test", columns: 3, by: -2 },
    files: FILES,
  },
  atLeast: 0.8,
  absent: {
    ...TABLE,
    data: DATA,
    fault: { kind: "moved-columns", split: "val", columns: 3, by: -2 },
    files: FILES,
  },
  absentCause: "split-mismatch",
};
