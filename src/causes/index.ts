import type { CheckId } from "../checks/index.ts";
import type { Cause } from "../model/cause.ts";
import { badDataBatch } from "./bad-data-batch.ts";
import { capacityTooSmall } from "./capacity-too-small.ts";
import { classImbalance } from "./class-imbalance.ts";
import { clippingTooTight } from "./clipping-too-tight.ts";
import { deadRelu } from "./dead-relu.ts";
import { degenerateInitialization } from "./degenerate-initialization.ts";
import { explodingGradients } from "./exploding-gradients.ts";
import { fp16Overflow } from "./fp16-overflow.ts";
import { frozenLayers } from "./frozen-layers.ts";
import { gradientsNotZeroed } from "./gradients-not-zeroed.ts";
import { initializationScale } from "./initialization-scale.ts";
import { labelNoise } from "./label-noise.ts";
import { lrDecayedTooEarly } from "./lr-decayed-too-early.ts";
import { lrTooHigh } from "./lr-too-high.ts";
import { lrTooLow } from "./lr-too-low.ts";
import { missingNonlinearity } from "./missing-nonlinearity.ts";
import { nanMaskedLog } from "./nan-masked-log.ts";
import { optimizerMisconfigured } from "./optimizer-misconfigured.ts";
import { overRegularized } from "./over-regularized.ts";
import { overconfidence } from "./overconfidence.ts";
import { overfitting } from "./overfitting.ts";
import { parameterImbalance } from "./parameter-imbalance.ts";
import { redundantSoftmax } from "./redundant-softmax.ts";
import { resumeMisconfigured } from "./resume-misconfigured.ts";
import { schedulerMisconfigured } from "./scheduler-misconfigured.ts";
import { splitMismatch } from "./split-mismatch.ts";
import { trainEvalModeMismatch } from "./train-eval-mode-mismatch.ts";
import { undertrained } from "./undertrained.ts";
import { vanishingGradients } from "./vanishing-gradients.ts";

/** All root causes, sorted by id. */
export const causes: readonly Cause<CheckId>[] = [
  badDataBatch,
  capacityTooSmall,
  classImbalance,
  clippingTooTight,
  deadRelu,
  degenerateInitialization,
  explodingGradients,
  fp16Overflow,
  frozenLayers,
  gradientsNotZeroed,
  initializationScale,
  labelNoise,
  lrDecayedTooEarly,
  lrTooHigh,
  lrTooLow,
  missingNonlinearity,
  nanMaskedLog,
  optimizerMisconfigured,
  overRegularized,
  overconfidence,
  overfitting,
  parameterImbalance,
  redundantSoftmax,
  resumeMisconfigured,
  schedulerMisconfigured,
  splitMismatch,
  trainEvalModeMismatch,
  undertrained,
  vanishingGradients,
];
