import type { Recipe } from "../settings.ts";
import { adversarialFragility } from "./adversarial-fragility.ts";
import { attentionLogitGrowth } from "./attention-logit-growth.ts";
import { badDataBatch } from "./bad-data-batch.ts";
import { batchLrMismatch } from "./batch-lr-mismatch.ts";
import { batchTooSmall } from "./batch-too-small.ts";
import { bf16PrecisionFloor } from "./bf16-precision-floor.ts";
import { capacityTooSmall } from "./capacity-too-small.ts";
import { catastrophicForgetting } from "./catastrophic-forgetting.ts";
import { classImbalance } from "./class-imbalance.ts";
import { clippingTooTight } from "./clipping-too-tight.ts";
import { dataLoaderBound } from "./data-loader-bound.ts";
import { deadRelu } from "./dead-relu.ts";
import { degenerateInitialization } from "./degenerate-initialization.ts";
import { dependencyDrift } from "./dependency-drift.ts";
import { discriminatorDominates } from "./discriminator-dominates.ts";
import { distributionShift } from "./distribution-shift.ts";
import { evaluationOnTrainingData } from "./evaluation-on-training-data.ts";
import { evaluationTooNoisy } from "./evaluation-too-noisy.ts";
import { explodingGradients } from "./exploding-gradients.ts";
import { fp16Overflow } from "./fp16-overflow.ts";
import { fp16Underflow } from "./fp16-underflow.ts";
import { frozenLayers } from "./frozen-layers.ts";
import { gradientsNotZeroed } from "./gradients-not-zeroed.ts";
import { hardwareFault } from "./hardware-fault.ts";
import { initializationScale } from "./initialization-scale.ts";
import { inputsNotNormalized } from "./inputs-not-normalized.ts";
import { labelNoise } from "./label-noise.ts";
import { lossOutputMismatch } from "./loss-output-mismatch.ts";
import { lrDecayedTooEarly } from "./lr-decayed-too-early.ts";
import { lrNotAnnealed } from "./lr-not-annealed.ts";
import { lrTooHigh } from "./lr-too-high.ts";
import { lrTooLow } from "./lr-too-low.ts";
import { memoryFragmentation } from "./memory-fragmentation.ts";
import { memoryLeak } from "./memory-leak.ts";
import { missingNonlinearity } from "./missing-nonlinearity.ts";
import { missingRegularisation } from "./missing-regularisation.ts";
import { modeCollapse } from "./mode-collapse.ts";
import { nanFromMath } from "./nan-from-math.ts";
import { nanMaskedLog } from "./nan-masked-log.ts";
import { nonReproducible } from "./non-reproducible.ts";
import { optimizerMisconfigured } from "./optimizer-misconfigured.ts";
import { outOfMemory } from "./out-of-memory.ts";
import { overRegularized } from "./over-regularized.ts";
import { overconfidence } from "./overconfidence.ts";
import { overfitting } from "./overfitting.ts";
import { parameterImbalance } from "./parameter-imbalance.ts";
import { rankDesync } from "./rank-desync.ts";
import { redundantSoftmax } from "./redundant-softmax.ts";
import { resumeDataRepeat } from "./resume-data-repeat.ts";
import { resumeMisconfigured } from "./resume-misconfigured.ts";
import { saturatedActivations } from "./saturated-activations.ts";
import { schedulerMisconfigured } from "./scheduler-misconfigured.ts";
import { splitMismatch } from "./split-mismatch.ts";
import { splitOverlap } from "./split-overlap.ts";
import { straggler } from "./straggler.ts";
import { targetLeakage } from "./target-leakage.ts";
import { targetsNotScaled } from "./targets-not-scaled.ts";
import { trainEvalModeMismatch } from "./train-eval-mode-mismatch.ts";
import { undertrained } from "./undertrained.ts";
import { unshuffledData } from "./unshuffled-data.ts";
import { vanishingGradients } from "./vanishing-gradients.ts";
import { warmupEndInstability } from "./warmup-end-instability.ts";
import { warmupMissing } from "./warmup-missing.ts";

/** Every recipe, by cause. */
export const recipes: readonly Recipe[] = [
  adversarialFragility,
  attentionLogitGrowth,
  badDataBatch,
  batchLrMismatch,
  batchTooSmall,
  bf16PrecisionFloor,
  capacityTooSmall,
  catastrophicForgetting,
  classImbalance,
  clippingTooTight,
  dataLoaderBound,
  deadRelu,
  degenerateInitialization,
  dependencyDrift,
  discriminatorDominates,
  distributionShift,
  evaluationOnTrainingData,
  evaluationTooNoisy,
  explodingGradients,
  fp16Overflow,
  fp16Underflow,
  frozenLayers,
  gradientsNotZeroed,
  hardwareFault,
  initializationScale,
  inputsNotNormalized,
  labelNoise,
  lossOutputMismatch,
  lrDecayedTooEarly,
  lrNotAnnealed,
  lrTooHigh,
  lrTooLow,
  memoryFragmentation,
  memoryLeak,
  missingNonlinearity,
  missingRegularisation,
  modeCollapse,
  nanFromMath,
  nanMaskedLog,
  nonReproducible,
  optimizerMisconfigured,
  outOfMemory,
  overRegularized,
  overconfidence,
  overfitting,
  parameterImbalance,
  rankDesync,
  redundantSoftmax,
  resumeDataRepeat,
  resumeMisconfigured,
  saturatedActivations,
  schedulerMisconfigured,
  splitMismatch,
  splitOverlap,
  straggler,
  targetLeakage,
  targetsNotScaled,
  trainEvalModeMismatch,
  undertrained,
  unshuffledData,
  vanishingGradients,
  warmupEndInstability,
  warmupMissing,
];
