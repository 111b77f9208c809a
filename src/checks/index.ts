import { accuracyHidesClasses } from "./accuracy-hides-classes.ts";
import { accuracyLostUnderAttack } from "./accuracy-lost-under-attack.ts";
import { accuracyMovesInLargeSteps } from "./accuracy-moves-in-large-steps.ts";
import { accuracyStuckAtShare } from "./accuracy-stuck-at-share.ts";
import { activationNone } from "./activation-none.ts";
import { adamRateFarAboveUsual } from "./adam-rate-far-above-usual.ts";
import { attentionLogitsGrow } from "./attention-logits-grow.ts";
import { batchGrowsRateStays } from "./batch-grows-rate-stays.ts";
import { batchTiny } from "./batch-tiny.ts";
import { bottleneckLayer } from "./bottleneck-layer.ts";
import { classCountsUneven } from "./class-counts-uneven.ts";
import { clippedNormConstant } from "./clipped-norm-constant.ts";
import { codesInUseCollapsed } from "./codes-in-use-collapsed.ts";
import { collectiveTimeoutInLog } from "./collective-timeout-in-log.ts";
import { columnStopsTelling } from "./column-stops-telling.ts";
import { dataWait } from "./data-wait.ts";
import { decayOutweighsGradient } from "./decay-outweighs-gradient.ts";
import { decayStrong } from "./decay-strong.ts";
import { discriminatorWins } from "./discriminator-wins.ts";
import { divergenceToNan } from "./divergence-to-nan.ts";
import { dropoutStrong } from "./dropout-strong.ts";
import { dropoutWithoutGap } from "./dropout-without-gap.ts";
import { duplicateSamples } from "./duplicate-samples.ts";
import { earlyLossGap } from "./early-loss-gap.ts";
import { earlyLossJump } from "./early-loss-jump.ts";
import { endsApartBySeed } from "./ends-apart-by-seed.ts";
import { endsDifferByChance } from "./ends-differ-by-chance.ts";
import { errorsSpreadEvenly } from "./errors-spread-evenly.ts";
import { fallStraightByRate } from "./fall-straight-by-rate.ts";
import { fallUntilRateEnds } from "./fall-until-rate-ends.ts";
import { fewEvaluatedItems } from "./few-evaluated-items.ts";
import { fewValidationRows } from "./few-validation-rows.ts";
import { firstLossBeyondClasses } from "./first-loss-beyond-classes.ts";
import { firstLossHigh } from "./first-loss-high.ts";
import { firstUpdateLarge } from "./first-update-large.ts";
import { freezingDeclared } from "./freezing-declared.ts";
import { frozenParameters } from "./frozen-parameters.ts";
import { gainWithinSpread } from "./gain-within-spread.ts";
import { generatorLossRises } from "./generator-loss-rises.ts";
import { gradientBurstsRecurrent } from "./gradient-bursts-recurrent.ts";
import { gradientCancelsAtStart } from "./gradient-cancels-at-start.ts";
import { gradientClippedAlways } from "./gradient-clipped-always.ts";
import { gradientFadesWithDepth } from "./gradient-fades-with-depth.ts";
import { gradientGrowsWithDepth } from "./gradient-grows-with-depth.ts";
import { gradientGrowth } from "./gradient-growth.ts";
import { gradientOftenZero } from "./gradient-often-zero.ts";
import { gradientSpikeAtLossSpike } from "./gradient-spike-at-loss-spike.ts";
import { gradientTooSmooth } from "./gradient-too-smooth.ts";
import { halfPrecision } from "./half-precision.ts";
import { hardwareErrorInLog } from "./hardware-error-in-log.ts";
import { heldOutBeatsTraining } from "./held-out-beats-training.ts";
import { hiddenLayersNarrow } from "./hidden-layers-narrow.ts";
import { infiniteGradient } from "./infinite-gradient.ts";
import { initialWeightsLarge } from "./initial-weights-large.ts";
import { inputScaleLarge } from "./input-scale-large.ts";
import { isolatedLossSpike } from "./isolated-loss-spike.ts";
import { itemCountEqualsTraining } from "./item-count-equals-training.ts";
import { layerGradientZero } from "./layer-gradient-zero.ts";
import { layerUpdateZero } from "./layer-update-zero.ts";
import { libraryVersionChanged } from "./library-version-changed.ts";
import { libraryVersionUnlikePin } from "./library-version-unlike-pin.ts";
import { linearStack } from "./linear-stack.ts";
import { loggedEvaluationBelowPredictions } from "./logged-evaluation-below-predictions.ts";
import { loggedLossFromTrainingRows } from "./logged-loss-from-training-rows.ts";
import { loggedMetricFromTrainingRows } from "./logged-metric-from-training-rows.ts";
import { lossAtDoubleSoftmaxFloor } from "./loss-at-double-softmax-floor.ts";
import { lossDipsAfterResume } from "./loss-dips-after-resume.ts";
import { lossFollowsPlaceInEpoch } from "./loss-follows-place-in-epoch.ts";
import { lossJumpsAtResume } from "./loss-jumps-at-resume.ts";
import { lossLeavesTrendInWarmup } from "./loss-leaves-trend-in-warmup.ts";
import { lossLevelRises } from "./loss-level-rises.ts";
import { lossNegative } from "./loss-negative.ts";
import { lossNeverBelowStart } from "./loss-never-below-start.ts";
import { lossNotANumber } from "./loss-not-a-number.ts";
import { lossOfDoubleSoftmax } from "./loss-of-double-softmax.ts";
import { lossOnCoarseGrid } from "./loss-on-coarse-grid.ts";
import { lossRisesAtRatePeak } from "./loss-rises-at-rate-peak.ts";
import { lossRisesWithRate } from "./loss-rises-with-rate.ts";
import { lossScaleCollapse } from "./loss-scale-collapse.ts";
import { lossTooHighForAccuracy } from "./loss-too-high-for-accuracy.ts";
import { memoryGrows } from "./memory-grows.ts";
import { metricFallsAfterTurn } from "./metric-falls-after-turn.ts";
import { metricHoldsWhileLossRises } from "./metric-holds-while-loss-rises.ts";
import { modesLost } from "./modes-lost.ts";
import { momentumNearOne } from "./momentum-near-one.ts";
import { nanGradientHidden } from "./nan-gradient-hidden.ts";
import { nanValidationHidden } from "./nan-validation-hidden.ts";
import { nanWeightsHidden } from "./nan-weights-hidden.ts";
import { oldTasksLost } from "./old-tasks-lost.ts";
import { outOfMemoryEvent } from "./out-of-memory-event.ts";
import { outputsAffineInInputs } from "./outputs-affine-in-inputs.ts";
import { overconfidentPredictions } from "./overconfident-predictions.ts";
import { overflowLog } from "./overflow-log.ts";
import { progressSlowsWithBatch } from "./progress-slows-with-batch.ts";
import { progressStopsWithRate } from "./progress-stops-with-rate.ts";
import { rankMismatchInLog } from "./rank-mismatch-in-log.ts";
import { rareClassesMissed } from "./rare-classes-missed.ts";
import { rateFloorEarly } from "./rate-floor-early.ts";
import { rateJumpOnce } from "./rate-jump-once.ts";
import { rateNotAnnealed } from "./rate-not-annealed.ts";
import { rateReachShort } from "./rate-reach-short.ts";
import { rateRestarts } from "./rate-restarts.ts";
import { rateRisesToTheEnd } from "./rate-rises-to-the-end.ts";
import { rateWarmsUp } from "./rate-warms-up.ts";
import { regularisationNone } from "./regularisation-none.ts";
import { repeatedPhrases } from "./repeated-phrases.ts";
import { repeatedStepsDiffer } from "./repeated-steps-differ.ts";
import { reservedButUnallocated } from "./reserved-but-unallocated.ts";
import { resumeInLog } from "./resume-in-log.ts";
import { sameSeedEndsDiffer } from "./same-seed-ends-differ.ts";
import { sampleSpreadCollapsed } from "./sample-spread-collapsed.ts";
import { saturatingActivationDeep } from "./saturating-activation-deep.ts";
import { sgdYieldKept } from "./sgd-yield-kept.ts";
import { sgdYieldSmall } from "./sgd-yield-small.ts";
import { sharedIds } from "./shared-ids.ts";
import { sharedRows } from "./shared-rows.ts";
import { shuffleOff } from "./shuffle-off.ts";
import { singleColumnLeads } from "./single-column-leads.ts";
import { singleColumnTells } from "./single-column-tells.ts";
import { softmaxBeforeCrossEntropy } from "./softmax-before-cross-entropy.ts";
import { stepTimeShift } from "./step-time-shift.ts";
import { stepsFew } from "./steps-few.ts";
import { stillImproving } from "./still-improving.ts";
import { stragglerInLog } from "./straggler-in-log.ts";
import { suddenNanLoss } from "./sudden-nan-loss.ts";
import { targetScaleLarge } from "./target-scale-large.ts";
import { taskMetricGains } from "./task-metric-gains.ts";
import { testFeaturesDrifted } from "./test-features-drifted.ts";
import { testWorseThanValidation } from "./test-worse-than-validation.ts";
import { trainEpochSpike } from "./train-epoch-spike.ts";
import { trainLossAboveValidation } from "./train-loss-above-validation.ts";
import { trainLossWanders } from "./train-loss-wanders.ts";
import { trainMetricBelowValidation } from "./train-metric-below-validation.ts";
import { trainPlateauAboveFloor } from "./train-plateau-above-floor.ts";
import { trainStillImproving } from "./train-still-improving.ts";
import { trainingFittedBeforeRise } from "./training-fitted-before-rise.ts";
import { trainingLabelsContradicted } from "./training-labels-contradicted.ts";
import { trainingRowsUneven } from "./training-rows-uneven.ts";
import { undefinedOperationInLog } from "./undefined-operation-in-log.ts";
import { uniformStartAndFlat } from "./uniform-start-and-flat.ts";
import { unitsDeadFromStart } from "./units-dead-from-start.ts";
import { unitsSaturated } from "./units-saturated.ts";
import { unitsSaturatedFromStart } from "./units-saturated-from-start.ts";
import { updatesTiny } from "./updates-tiny.ts";
import { validationEndsAboveLowest } from "./validation-ends-above-lowest.ts";
import { validationFeaturesDrifted } from "./validation-features-drifted.ts";
import { validationFrozen } from "./validation-frozen.ts";
import { validationJumpsInPlace } from "./validation-jumps-in-place.ts";
import { validationMovesAtRest } from "./validation-moves-at-rest.ts";
import { validationNeverImproves } from "./validation-never-improves.ts";
import { validationNoisierLate } from "./validation-noisier-late.ts";
import { validationRisesAsTrainingFalls } from "./validation-rises-as-training-falls.ts";
import { validationSlides } from "./validation-slides.ts";
import { validationTurnsBeforeFit } from "./validation-turns-before-fit.ts";
import { validationWanders } from "./validation-wanders.ts";
import { validationWorseThanMean } from "./validation-worse-than-mean.ts";
import { weightsOutgrown } from "./weights-outgrown.ts";
import { weightsShrink } from "./weights-shrink.ts";
import { weightsUnchanged } from "./weights-unchanged.ts";
import { weightsZeroAtStart } from "./weights-zero-at-start.ts";
import { zeroLoss } from "./zero-loss.ts";

/** All checks, sorted by id. */
export const checks = [
  accuracyHidesClasses,
  accuracyLostUnderAttack,
  accuracyMovesInLargeSteps,
  accuracyStuckAtShare,
  activationNone,
  adamRateFarAboveUsual,
  attentionLogitsGrow,
  batchGrowsRateStays,
  batchTiny,
  bottleneckLayer,
  classCountsUneven,
  clippedNormConstant,
  codesInUseCollapsed,
  collectiveTimeoutInLog,
  columnStopsTelling,
  dataWait,
  decayOutweighsGradient,
  decayStrong,
  discriminatorWins,
  divergenceToNan,
  dropoutStrong,
  dropoutWithoutGap,
  duplicateSamples,
  earlyLossGap,
  earlyLossJump,
  endsApartBySeed,
  endsDifferByChance,
  errorsSpreadEvenly,
  fallStraightByRate,
  fallUntilRateEnds,
  fewEvaluatedItems,
  fewValidationRows,
  firstLossBeyondClasses,
  firstLossHigh,
  firstUpdateLarge,
  freezingDeclared,
  frozenParameters,
  gainWithinSpread,
  generatorLossRises,
  gradientBurstsRecurrent,
  gradientCancelsAtStart,
  gradientClippedAlways,
  gradientFadesWithDepth,
  gradientGrowsWithDepth,
  gradientGrowth,
  gradientOftenZero,
  gradientSpikeAtLossSpike,
  gradientTooSmooth,
  halfPrecision,
  hardwareErrorInLog,
  heldOutBeatsTraining,
  hiddenLayersNarrow,
  infiniteGradient,
  initialWeightsLarge,
  inputScaleLarge,
  isolatedLossSpike,
  itemCountEqualsTraining,
  layerGradientZero,
  layerUpdateZero,
  libraryVersionChanged,
  libraryVersionUnlikePin,
  linearStack,
  loggedEvaluationBelowPredictions,
  loggedLossFromTrainingRows,
  loggedMetricFromTrainingRows,
  lossAtDoubleSoftmaxFloor,
  lossDipsAfterResume,
  lossFollowsPlaceInEpoch,
  lossJumpsAtResume,
  lossLeavesTrendInWarmup,
  lossLevelRises,
  lossNegative,
  lossNeverBelowStart,
  lossNotANumber,
  lossOfDoubleSoftmax,
  lossOnCoarseGrid,
  lossRisesAtRatePeak,
  lossRisesWithRate,
  lossScaleCollapse,
  lossTooHighForAccuracy,
  memoryGrows,
  metricFallsAfterTurn,
  metricHoldsWhileLossRises,
  modesLost,
  momentumNearOne,
  nanGradientHidden,
  nanValidationHidden,
  nanWeightsHidden,
  oldTasksLost,
  outOfMemoryEvent,
  outputsAffineInInputs,
  overconfidentPredictions,
  overflowLog,
  progressSlowsWithBatch,
  progressStopsWithRate,
  rankMismatchInLog,
  rareClassesMissed,
  rateFloorEarly,
  rateJumpOnce,
  rateNotAnnealed,
  rateReachShort,
  rateRestarts,
  rateRisesToTheEnd,
  rateWarmsUp,
  regularisationNone,
  repeatedPhrases,
  repeatedStepsDiffer,
  reservedButUnallocated,
  resumeInLog,
  sameSeedEndsDiffer,
  sampleSpreadCollapsed,
  saturatingActivationDeep,
  sgdYieldKept,
  sgdYieldSmall,
  sharedIds,
  sharedRows,
  shuffleOff,
  singleColumnLeads,
  singleColumnTells,
  softmaxBeforeCrossEntropy,
  stepTimeShift,
  stepsFew,
  stillImproving,
  stragglerInLog,
  suddenNanLoss,
  targetScaleLarge,
  taskMetricGains,
  testFeaturesDrifted,
  testWorseThanValidation,
  trainEpochSpike,
  trainLossAboveValidation,
  trainLossWanders,
  trainMetricBelowValidation,
  trainPlateauAboveFloor,
  trainStillImproving,
  trainingFittedBeforeRise,
  trainingLabelsContradicted,
  trainingRowsUneven,
  undefinedOperationInLog,
  uniformStartAndFlat,
  unitsDeadFromStart,
  unitsSaturated,
  unitsSaturatedFromStart,
  updatesTiny,
  validationEndsAboveLowest,
  validationFeaturesDrifted,
  validationFrozen,
  validationJumpsInPlace,
  validationMovesAtRest,
  validationNeverImproves,
  validationNoisierLate,
  validationRisesAsTrainingFalls,
  validationSlides,
  validationTurnsBeforeFit,
  validationWanders,
  validationWorseThanMean,
  weightsOutgrown,
  weightsShrink,
  weightsUnchanged,
  weightsZeroAtStart,
  zeroLoss,
] as const;

/** Id of a check; a misspelled one in a cause does not compile. */
export type CheckId = (typeof checks)[number]["id"];
