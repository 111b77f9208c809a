import type { Series } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";
import { rankTrend } from "../stats/rank-correlation.ts";
import { type AlignedLosses, alignedLosses } from "./aligned-losses.ts";

/** How the validation loss leaves its lowest value while the training loss goes on; from finite evaluations only. */
export interface JointRise {
  /** Evaluations from the lowest (smoothed) validation loss to `fitStep`, both included. */
  readonly points: number;
  /** Until where the trends are taken: the end, or the lowest training loss where the run was thrown back after it. */
  readonly fitStep: number;
  readonly lowestStep: number;
  readonly lastStep: number;
  /** Smoothed over three evaluations. */
  readonly lowest: number;
  /** End over lowest − 1. */
  readonly rise: number;
  /** Spearman's correlation of each loss with time between the two. */
  readonly validationTrend: number;
  readonly trainTrend: number;
  /** Training loss at `fitStep` over that at the lowest point. */
  readonly trainLeft: number;
  /** Training loss at the lowest point over the first. */
  readonly trainThen: number;
}

/** Null with fewer than three evaluations that have both losses. */
export const jointRise = definePairSignal((train: Series, validation: Series): JointRise | null => {
  const both = finiteLosses(alignedLosses(train, validation));
  const { steps, train: l } = both;
  const count = steps.length;
  if (count < 3) return null;
  const { lowest, from, end } = smoothed(both.validation);
  const stretch = { ...both, from };
  const whole = courseUntil(stretch, count - 1);
  const shared = {
    lowestStep: steps[from] ?? Number.NaN,
    lastStep: steps.at(-1) ?? Number.NaN,
    lowest,
    rise: end / lowest - 1,
    trainThen: ratio(l[from], l[0]),
  };
  if (isJointRise({ ...shared, ...whole })) return { ...shared, ...whole };
  // A burst of instability late in a run does not undo the memorising before it: judged until the best fit, in the second half.
  const fitted = leastFrom(l, from);
  const lasts = fitted - from >= Math.max(LONG, (count - 1 - from) / 2);
  // Where the loss does not rise, no trend makes a joint rise of it.
  if (!lasts || !(shared.rise >= JOINT_RISE.rise)) return { ...shared, ...whole };
  const untilFit = courseUntil(stretch, fitted);
  return isJointRise({ ...shared, ...untilFit }) ? { ...shared, ...untilFit } : { ...shared, ...whole };
});

/** The evaluations that have both losses. */
function finiteLosses(aligned: AlignedLosses): AlignedLosses {
  if (aligned.train.every(Number.isFinite) && aligned.validation.every(Number.isFinite)) return aligned;
  const copy = {
    steps: new Float64Array(aligned.steps.length),
    train: new Float64Array(aligned.steps.length),
    validation: new Float64Array(aligned.steps.length),
  };
  let count = 0;
  for (let i = 0; i < aligned.steps.length; i++) {
    const train = aligned.train[i] ?? Number.NaN;
    const validation = aligned.validation[i] ?? Number.NaN;
    if (!Number.isFinite(train) || !Number.isFinite(validation)) continue;
    copy.steps[count] = aligned.steps[i] ?? Number.NaN;
    copy.train[count] = train;
    copy.validation[count] = validation;
    count++;
  }
  return {
    steps: copy.steps.subarray(0, count),
    train: copy.train.subarray(0, count),
    validation: copy.validation.subarray(0, count),
  };
}

/** The lowest and the last value of a curve smoothed over three evaluations, and where the lowest stands first. */
function smoothed(values: Float64Array): { lowest: number; from: number; end: number } {
  let [lowest, from, end] = [Number.POSITIVE_INFINITY, 0, Number.NaN];
  for (let i = 0; i < values.length; i++) {
    end = medianOfThree(values[i - 1], values[i] ?? Number.NaN, values[i + 1]);
    if (end < lowest) [lowest, from] = [end, i];
  }
  return { lowest, from, end };
}

/** Where the least value from a place on stands first. */
function leastFrom(values: Float64Array, from: number): number {
  let least = from;
  for (let i = from + 1; i < values.length; i++) {
    if ((values[i] ?? Number.NaN) < (values[least] ?? Number.NaN)) least = i;
  }
  return least;
}

/** Evaluations of steady memorising before a burst: with fewer, a rough run looks the same. */
const LONG = 12;

/** Both losses from the lowest validation loss to one of the evaluations after it. */
function courseUntil(
  { steps, validation, train, from }: Stretch,
  to: number,
): Pick<JointRise, "points" | "fitStep" | "validationTrend" | "trainTrend" | "trainLeft"> {
  const v = validation.subarray(from, to + 1);
  return {
    points: v.length,
    fitStep: steps[to] ?? Number.NaN,
    validationTrend: rankTrend(v),
    trainTrend: rankTrend(train.subarray(from, to + 1)),
    trainLeft: ratio(train[to], train[from]),
  };
}

interface Stretch extends AlignedLosses {
  readonly from: number;
}

/**
 * The limits within which a rise counts as memorising. Labelled runs: rise at least 0.20 in memorising runs and at most
 * 0.086 in 232 healthy ones; rank correlations 0.65 and −0.75 or more in memorising runs, while unstable runs keep
 * training losses at −0.29 to −0.67. Public overfit runs end at 0.004 to 0.75 of the training loss at the lowest point.
 */
export const JOINT_RISE = { rise: 0.13, validationTrend: 0.6, trainTrend: -0.75, trainLeft: 0.8, points: 4 };

/**
 * A smaller rise counts where nearly every evaluation is higher than the one before while the training loss falls tenfold:
 * no noise does that ten times in a row. Labelled runs: of 30 whose training loss falls so far after the lowest point, healthy
 * ones and those of other causes rise by less than 0.08 or waver (0.92 and less); memorising ones follow time with 0.99.
 */
export const STEADY_RISE = { rise: 0.08, trend: 0.95, trainLeft: 0.1, points: 10 };

/** True where the validation loss climbs steadily while the training loss falls steadily. */
export function isJointRise(found: JointRise): boolean {
  return (
    isSteadyRise(found) ||
    (found.points >= JOINT_RISE.points &&
      found.rise >= JOINT_RISE.rise &&
      found.validationTrend > JOINT_RISE.validationTrend &&
      found.trainTrend < JOINT_RISE.trainTrend &&
      found.trainLeft < JOINT_RISE.trainLeft)
  );
}

function isSteadyRise({ points, rise, validationTrend, trainTrend, trainLeft }: JointRise): boolean {
  const steady = validationTrend >= STEADY_RISE.trend && trainTrend <= -STEADY_RISE.trend;
  const memorised = trainLeft <= STEADY_RISE.trainLeft && points >= STEADY_RISE.points;
  return steady && memorised && rise >= STEADY_RISE.rise;
}

/** At the ends of a curve, where a neighbour is missing, the mean of the two that are there. */
function medianOfThree(before: number | undefined, value: number, after: number | undefined): number {
  if (before === undefined || after === undefined) return (value + (before ?? after ?? value)) / 2;
  return Math.max(Math.min(before, value), Math.min(Math.max(before, value), after));
}

function ratio(part: number | undefined, whole: number | undefined): number {
  return (part ?? Number.NaN) / (whole ?? Number.NaN);
}
