import type { Series } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";
import { rankCorrelation } from "../stats/rank-correlation.ts";
import { alignedLosses } from "./aligned-losses.ts";

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
  const aligned = alignedLosses(train, validation);
  const hasBoth = (_: number, i: number): boolean =>
    Number.isFinite(aligned.validation[i]) && Number.isFinite(aligned.train[i]);
  const steps = aligned.steps.filter(hasBoth);
  if (steps.length < 3) return null;
  const v = aligned.validation.filter(hasBoth);
  const l = aligned.train.filter(hasBoth);
  const smooth = v.map((value, i) => medianOfThree(v[i - 1], value, v[i + 1]));
  const lowest = smooth.reduce((least, value) => Math.min(least, value));
  const from = smooth.indexOf(lowest);
  const stretch = { steps, validation: v, train: l, from };
  const whole = courseUntil(stretch, v.length - 1);
  const shared = {
    lowestStep: steps[from] ?? Number.NaN,
    lastStep: steps.at(-1) ?? Number.NaN,
    lowest,
    rise: (smooth.at(-1) ?? Number.NaN) / lowest - 1,
    trainThen: ratio(l[from], l[0]),
  };
  if (isJointRise({ ...shared, ...whole })) return { ...shared, ...whole };
  // A burst of instability late in a run does not undo the memorising before it: judged until the best fit, in the second half.
  const fitted = l.indexOf(
    l.subarray(from).reduce((least, loss) => Math.min(least, loss)),
    from,
  );
  const untilFit = courseUntil(stretch, fitted);
  const lasts = fitted - from >= Math.max(LONG, (v.length - 1 - from) / 2);
  return lasts && isJointRise({ ...shared, ...untilFit })
    ? { ...shared, ...untilFit }
    : { ...shared, ...whole };
});

/** Evaluations of steady memorising before a burst: with fewer, a rough run looks the same. */
const LONG = 12;

/** Both losses from the lowest validation loss to one of the evaluations after it. */
function courseUntil(
  { steps, validation, train, from }: Stretch,
  to: number,
): Pick<JointRise, "points" | "fitStep" | "validationTrend" | "trainTrend" | "trainLeft"> {
  const v = validation.subarray(from, to + 1);
  const time = v.map((_, i) => i);
  return {
    points: time.length,
    fitStep: steps[to] ?? Number.NaN,
    validationTrend: rankCorrelation(time, v),
    trainTrend: rankCorrelation(time, train.subarray(from, to + 1)),
    trainLeft: ratio(train[to], train[from]),
  };
}

interface Stretch {
  readonly steps: Float64Array;
  readonly validation: Float64Array;
  readonly train: Float64Array;
  readonly from: number;
}

/**
 * The limits within which a rise counts as memorising. Labelled runs: rise at least 0.20 in memorising runs and at most
 * 0.086 in 232 healthy ones; rank correlations 0.65 and −0.75 or more in memorising runs, while unstable runs keep
 * training losses at −0.29 to −0.67. Public overfit runs end at 0.004 to 0.75 of the training loss at the lowest point.
 */
export const JOINT_RISE = { rise: 0.13, validationTrend: 0.6, trainTrend: -0.75, trainLeft: 0.8, points: 4 };

/** True where the validation loss climbs steadily while the training loss falls steadily. */
export function isJointRise(found: JointRise): boolean {
  return (
    found.points >= JOINT_RISE.points &&
    found.rise >= JOINT_RISE.rise &&
    found.validationTrend > JOINT_RISE.validationTrend &&
    found.trainTrend < JOINT_RISE.trainTrend &&
    found.trainLeft < JOINT_RISE.trainLeft
  );
}

/** At the ends of a curve, where a neighbour is missing, the mean of the two that are there. */
function medianOfThree(before: number | undefined, value: number, after: number | undefined): number {
  if (before === undefined || after === undefined) return (value + (before ?? after ?? value)) / 2;
  return Math.max(Math.min(before, value), Math.min(Math.max(before, value), after));
}

function ratio(part: number | undefined, whole: number | undefined): number {
  return (part ?? Number.NaN) / (whole ?? Number.NaN);
}
