import { activationNone } from "./activation-none.ts";
import { adamRateFarAboveUsual } from "./adam-rate-far-above-usual.ts";
import { bottleneckLayer } from "./bottleneck-layer.ts";
import { clippedNormConstant } from "./clipped-norm-constant.ts";
import { divergenceToNan } from "./divergence-to-nan.ts";
import { dropoutStrong } from "./dropout-strong.ts";
import { earlyLossJump } from "./early-loss-jump.ts";
import { fewEpochs } from "./few-epochs.ts";
import { firstLossHigh } from "./first-loss-high.ts";
import { firstUpdateLarge } from "./first-update-large.ts";
import { freezingDeclared } from "./freezing-declared.ts";
import { frozenParameters } from "./frozen-parameters.ts";
import { gradientClippedAlways } from "./gradient-clipped-always.ts";
import { gradientFadesWithDepth } from "./gradient-fades-with-depth.ts";
import { gradientGrowsWithDepth } from "./gradient-grows-with-depth.ts";
import { gradientGrowth } from "./gradient-growth.ts";
import { gradientSpikeAtLossSpike } from "./gradient-spike-at-loss-spike.ts";
import { gradientTooSmooth } from "./gradient-too-smooth.ts";
import { hiddenLayersNarrow } from "./hidden-layers-narrow.ts";
import { infiniteGradient } from "./infinite-gradient.ts";
import { initialWeightsLarge } from "./initial-weights-large.ts";
import { isolatedLossSpike } from "./isolated-loss-spike.ts";
import { layerGradientZero } from "./layer-gradient-zero.ts";
import { layerUpdateZero } from "./layer-update-zero.ts";
import { linearStack } from "./linear-stack.ts";
import { lossNeverBelowStart } from "./loss-never-below-start.ts";
import { lossRisesWithRate } from "./loss-rises-with-rate.ts";
import { metricFallsAfterTurn } from "./metric-falls-after-turn.ts";
import { metricHoldsWhileLossRises } from "./metric-holds-while-loss-rises.ts";
import { momentumNearOne } from "./momentum-near-one.ts";
import { nanGradientHidden } from "./nan-gradient-hidden.ts";
import { nanValidationHidden } from "./nan-validation-hidden.ts";
import { progressStopsWithRate } from "./progress-stops-with-rate.ts";
import { rateFloorEarly } from "./rate-floor-early.ts";
import { rateJumpOnce } from "./rate-jump-once.ts";
import { rateNotAnnealed } from "./rate-not-annealed.ts";
import { rateReachShort } from "./rate-reach-short.ts";
import { rateRestarts } from "./rate-restarts.ts";
import { rateRisesToTheEnd } from "./rate-rises-to-the-end.ts";
import { saturatingActivationDeep } from "./saturating-activation-deep.ts";
import { sgdYieldSmall } from "./sgd-yield-small.ts";
import { softmaxBeforeCrossEntropy } from "./softmax-before-cross-entropy.ts";
import { stillImproving } from "./still-improving.ts";
import { suddenNanLoss } from "./sudden-nan-loss.ts";
import { trainEpochSpike } from "./train-epoch-spike.ts";
import { trainPlateauAboveFloor } from "./train-plateau-above-floor.ts";
import { trainStillImproving } from "./train-still-improving.ts";
import { trainingFittedBeforeRise } from "./training-fitted-before-rise.ts";
import { uniformStartAndFlat } from "./uniform-start-and-flat.ts";
import { unitsDeadFromStart } from "./units-dead-from-start.ts";
import { updatesTiny } from "./updates-tiny.ts";
import { validationRisesAsTrainingFalls } from "./validation-rises-as-training-falls.ts";
import { validationSlides } from "./validation-slides.ts";
import { validationTurnsBeforeFit } from "./validation-turns-before-fit.ts";
import { validationWanders } from "./validation-wanders.ts";
import { weightsOutgrown } from "./weights-outgrown.ts";
import { weightsZeroAtStart } from "./weights-zero-at-start.ts";
import { zeroLoss } from "./zero-loss.ts";

/** All checks, sorted by id. */
export const checks = [
  activationNone,
  adamRateFarAboveUsual,
  bottleneckLayer,
  clippedNormConstant,
  divergenceToNan,
  dropoutStrong,
  earlyLossJump,
  fewEpochs,
  firstLossHigh,
  firstUpdateLarge,
  freezingDeclared,
  frozenParameters,
  gradientClippedAlways,
  gradientFadesWithDepth,
  gradientGrowsWithDepth,
  gradientGrowth,
  gradientSpikeAtLossSpike,
  gradientTooSmooth,
  hiddenLayersNarrow,
  infiniteGradient,
  initialWeightsLarge,
  isolatedLossSpike,
  layerGradientZero,
  layerUpdateZero,
  linearStack,
  lossNeverBelowStart,
  lossRisesWithRate,
  metricFallsAfterTurn,
  metricHoldsWhileLossRises,
  momentumNearOne,
  nanGradientHidden,
  nanValidationHidden,
  progressStopsWithRate,
  rateFloorEarly,
  rateJumpOnce,
  rateNotAnnealed,
  rateReachShort,
  rateRestarts,
  rateRisesToTheEnd,
  saturatingActivationDeep,
  sgdYieldSmall,
  softmaxBeforeCrossEntropy,
  stillImproving,
  suddenNanLoss,
  trainEpochSpike,
  trainPlateauAboveFloor,
  trainStillImproving,
  trainingFittedBeforeRise,
  uniformStartAndFlat,
  unitsDeadFromStart,
  updatesTiny,
  validationRisesAsTrainingFalls,
  validationSlides,
  validationTurnsBeforeFit,
  validationWanders,
  weightsOutgrown,
  weightsZeroAtStart,
  zeroLoss,
] as const;

/** Id of a check; a misspelled one in a cause does not compile. */
export type CheckId = (typeof checks)[number]["id"];
