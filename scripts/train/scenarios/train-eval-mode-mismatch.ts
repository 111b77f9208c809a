import { TABLE } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const trainEvalModeMismatch: Recipe = {
  cause: "train-eval-mode-mismatch",
  why: "Half of the hidden units are left out, also while the model is evaluated. In the other run dropout takes four of five units, in training only: the validation loss is smooth, and lower than the training loss.",
  present: { ...TABLE, dropout: 0.5, dropoutInEvaluation: true, files: ["config", "log"] },
  atLeast: 0.8,
  absent: { ...TABLE, dropout: 0.8, files: ["config", "log"] },
  absentCause: "over-regularized",
};
