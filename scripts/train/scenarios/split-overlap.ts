import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const FILES: readonly ScenarioFile[] = ["config", "log", "splits", "predictions"];

export const splitOverlap: Recipe = {
  cause: "split-overlap",
  why: "Four of ten validation rows are training rows. In the other run the splits share nothing, but the evaluation loop was given the training rows.",
  present: { ...TABLE, fault: { kind: "copied-rows", share: 0.4 }, files: FILES },
  atLeast: 0.8,
  absent: { ...TABLE, evaluateOn: "train", files: FILES },
  absentCause: "evaluation-on-training-data",
};
