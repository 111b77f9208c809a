import { TABLE } from "../base-settings.ts";
import type { Recipe, ScenarioFile } from "../settings.ts";

const MEMORISING = { ...TABLE, hidden: [48, 48], schedule: "constant", weightDecay: 0, logEvery: 6 } as const;
const FILES: readonly ScenarioFile[] = ["config", "log", "predictions"];

export const overconfidence: Recipe = {
  cause: "overconfidence",
  why: "The training set is fitted early, and sixty more epochs only push its probabilities towards 1: the validation loss rises, the accuracy stays. In the other run the validation loss turns while much is still to be fitted, and accuracy is lost.",
  present: {
    ...MEMORISING,
    data: { ...TABLE.data, train: 400, columns: 12, separation: 1.25, seed: 38 },
    epochs: 80,
    learningRate: 0.005,
    files: FILES,
  },
  atLeast: 0.8,
  absent: {
    ...MEMORISING,
    data: { ...TABLE.data, train: 240, separation: 0.5, seed: 35 },
    epochs: 50,
    files: FILES,
  },
  absentCause: "overfitting",
};
