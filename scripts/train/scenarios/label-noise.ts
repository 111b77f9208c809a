import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "log", "predictions"];
const DATA = { ...TABLE.data, separation: 2, test: 160, classes: 6 };

export const labelNoise: Recipe = {
  cause: "label-noise",
  why: "A third of the training labels were replaced by another class, drawn evenly; validation and test labels are right. In the other run all labels are right, and dropout of 0.85 keeps the training accuracy down.",
  present: { ...TABLE, data: DATA, fault: { kind: "wrong-labels", share: 0.35 }, files: FILES },
  atLeast: 0.8,
  absent: { ...TABLE, data: DATA, dropout: 0.85, files: FILES },
  absentCause: "over-regularized",
};
