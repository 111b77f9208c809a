import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "log", "splits", "predictions"];
const DATA = { ...TABLE.data, seed: 32 };

export const evaluationOnTrainingData: Recipe = {
  cause: "evaluation-on-training-data",
  why: "The evaluation loop was given the training rows, and its figures stand in the log as those of validation. In the other run the validation rows are evaluated, but half of them were trained on, under other ids.",
  present: { ...TABLE, data: DATA, evaluateOn: "train", files: FILES },
  atLeast: 0.8,
  absent: {
    ...TABLE,
    data: DATA,
    fault: { kind: "copied-rows", share: 0.5, newIds: true },
    files: ["config", "log", "features"],
  },
  absentCause: "split-overlap",
};
