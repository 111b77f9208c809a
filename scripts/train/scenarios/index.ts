import type { Recipe } from "../settings.ts";
import { badDataBatch } from "./bad-data-batch.ts";
import { bf16PrecisionFloor } from "./bf16-precision-floor.ts";
import { capacityTooSmall } from "./capacity-too-small.ts";
import { classImbalance } from "./class-imbalance.ts";
import { clippingTooTight } from "./clipping-too-tight.ts";
import { deadRelu } from "./dead-relu.ts";
import { degenerateInitialization } from "./degenerate-initialization.ts";
import { distributionShift } from "./distribution-shift.ts";
import { evaluationOnTrainingData } from "./evaluation-on-training-data.ts";
import { evaluationTooNoisy } from "./evaluation-too-noisy.ts";
import { fp16Underflow } from "./fp16-underflow.ts";
import { frozenLayers } from "./frozen-layers.ts";
import { gradientsNotZeroed } from "./gradients-not-zeroed.ts";
import { initializationScale } from "./initialization-scale.ts";
import { inputsNotNormalized } from "./inputs-not-normalized.ts";
import { labelNoise } from "./label-noise.ts";
import { lrDecayedTooEarly } from "./lr-decayed-too-early.ts";
import { lrTooHigh } from "./lr-too-high.ts";
import { lrTooLow } from "./lr-too-low.ts";
import { missingNonlinearity } from "./missing-nonlinearity.ts";
import { missingRegularisation } from "./missing-regularisation.ts";
import { optimizerMisconfigured } from "./optimizer-misconfigured.ts";
import { overRegularized } from "./over-regularized.ts";
import { overconfidence } from "./overconfidence.ts";
import { overfitting } from "./overfitting.ts";
import { parameterImbalance } from "./parameter-imbalance.ts";
import { redundantSoftmax } from "./redundant-softmax.ts";
import { resumeMisconfigured } from "./resume-misconfigured.ts";
import { schedulerMisconfigured } from "./scheduler-misconfigured.ts";
import { splitMismatch } from "./split-mismatch.ts";
import { splitOverlap } from "./split-overlap.ts";
import { targetLeakage } from "./target-leakage.ts";
import { trainEvalModeMismatch } from "./train-eval-mode-mismatch.ts";
import { unshuffledData } from "./unshuffled-data.ts";
import { vanishingGradients } from "./vanishing-gradients.ts";

/** Every recipe, by cause. */
export const recipes: readonly Recipe[] = [
  badDataBatch,
  bf16PrecisionFloor,
  capacityTooSmall,
  classImbalance,
  clippingTooTight,
  deadRelu,
  degenerateInitialization,
  distributionShift,
  evaluationOnTrainingData,
  evaluationTooNoisy,
  fp16Underflow,
  frozenLayers,
  gradientsNotZeroed,
  initializationScale,
  inputsNotNormalized,
  labelNoise,
  lrDecayedTooEarly,
  lrTooHigh,
  lrTooLow,
  missingNonlinearity,
  missingRegularisation,
  optimizerMisconfigured,
  overRegularized,
  overconfidence,
  overfitting,
  parameterImbalance,
  redundantSoftmax,
  resumeMisconfigured,
  schedulerMisconfigured,
  splitMismatch,
  splitOverlap,
  targetLeakage,
  trainEvalModeMismatch,
  unshuffledData,
  vanishingGradients,
];
