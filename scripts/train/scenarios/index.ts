import type { Recipe } from "../settings.ts";
import { badDataBatch } from "./bad-data-batch.ts";
import { classImbalance } from "./class-imbalance.ts";
import { distributionShift } from "./distribution-shift.ts";
import { evaluationOnTrainingData } from "./evaluation-on-training-data.ts";
import { evaluationTooNoisy } from "./evaluation-too-noisy.ts";
import { inputsNotNormalized } from "./inputs-not-normalized.ts";
import { labelNoise } from "./label-noise.ts";
import { lrTooHigh } from "./lr-too-high.ts";
import { missingRegularisation } from "./missing-regularisation.ts";
import { overRegularized } from "./over-regularized.ts";
import { overconfidence } from "./overconfidence.ts";
import { overfitting } from "./overfitting.ts";
import { splitMismatch } from "./split-mismatch.ts";
import { splitOverlap } from "./split-overlap.ts";
import { targetLeakage } from "./target-leakage.ts";
import { trainEvalModeMismatch } from "./train-eval-mode-mismatch.ts";
import { unshuffledData } from "./unshuffled-data.ts";

/** Every recipe, by cause. */
export const recipes: readonly Recipe[] = [
  badDataBatch,
  classImbalance,
  distributionShift,
  evaluationOnTrainingData,
  evaluationTooNoisy,
  inputsNotNormalized,
  labelNoise,
  lrTooHigh,
  missingRegularisation,
  overRegularized,
  overconfidence,
  overfitting,
  splitMismatch,
  splitOverlap,
  targetLeakage,
  trainEvalModeMismatch,
  unshuffledData,
];
