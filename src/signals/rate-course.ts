import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { lineFit } from "../stats/line-fit.ts";
import { quantileOf } from "../stats/quantile-of.ts";

/** One upward jump of the rate. */
export interface RateJump {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** What the learning rate did; shares are of the steps between its first and last point. */
export interface RateCourse {
  readonly first: number;
  readonly last: number;
  /** The rate it trained at: the top where it was held, else the 90th percentile, whatever a warm-up or a spike did. */
  readonly peak: number;
  /** The rate grew threefold or more out of a stretch (≥ 5 % of the run) in which it was flat or falling. */
  readonly jumps: readonly RateJump[];
  /** The first stretch without a fall: where its last rise ends, and by what factor it rose. */
  readonly ramp: {
    readonly endShare: number;
    readonly endStep: number;
    readonly gain: number;
    /** r² of the rate against the step: a warm-up climbs in a straight line, a growing schedule bends upwards. */
    readonly straight: number;
  };
  /** Share of the run, back from its end without a break, at or below 3 % of the peak. */
  readonly lowHold: number;
  readonly lowFrom: number;
  /** Share of the logged points at half of the highest rate or above. */
  readonly highShare: number;
  /** Sum of the rate over all steps, logged or not: as far as an Adam step size lets a weight travel. */
  readonly reach: number;
  /** Reach up to each point. */
  readonly reachAt: Float64Array;
  readonly steps: Float64Array;
}

/** A jump grows by this factor; none of 279 healthy and 66 real runs has one, misconfigured resumes jump 26 to 58 ×. */
const JUMP = 3;

/** Flat or falling for this share of the run before it is a jump, so that a stepwise warm-up is none. */
const STILL = 0.05;

/** The floor, as a share of the peak: a step schedule that divides by ten once still trains above it. */
const LOW = 0.03;

/** Computed once for each rate; null with fewer than three finite points. */
export const rateCourse = defineSignal((series: Series): RateCourse | null => {
  const { rates, steps } = loggedRates(series);
  const span = extent(steps);
  if (rates.length < 3 || !(span > 0)) return null;
  const peak = peakOf(rates);
  const low = lowFromIndex(rates, LOW * peak);
  const lowFrom = steps[Math.min(low, steps.length - 1)] ?? Number.NaN;
  const reachAt = cumulated(rates, steps);
  const top = rates.reduce((most, rate) => Math.max(most, rate), 0);
  return {
    first: rates[0] ?? Number.NaN,
    last: rates.at(-1) ?? Number.NaN,
    peak,
    jumps: jumpsOf(rates, steps, span),
    ramp: rampOf(rates, steps, span),
    lowHold: low >= rates.length ? 0 : ((steps.at(-1) ?? 0) - lowFrom) / span,
    lowFrom,
    highShare: rates.reduce((count, rate) => count + (rate >= top / 2 ? 1 : 0), 0) / rates.length,
    reach: reachAt.at(-1) ?? 0,
    reachAt,
    steps,
  };
});

/** A top is held where this share of the points, and three at least, lie within a tenth of it: a warm-up of biases falls through it. */
const HELD = 0.05;
const HELD_POINTS = 3;

function peakOf(rates: Float64Array): number {
  const top = rates.reduce((most, rate) => Math.max(most, rate), 0);
  const near = rates.reduce((count, rate) => count + (rate >= 0.9 * top ? 1 : 0), 0);
  return quantileOf(rates, near >= Math.max(HELD_POINTS, HELD * rates.length) ? 1 - HELD / 2 : 0.9);
}

/** The finite, non-negative rates that have a step. */
function loggedRates(series: Series): { rates: Float64Array; steps: Float64Array } {
  const rates = new Float64Array(series.values.length);
  const steps = new Float64Array(series.values.length);
  let count = 0;
  for (let i = 0; i < series.values.length; i++) {
    const rate = series.values[i] ?? Number.NaN;
    const step = stepAt(series, i);
    if (!Number.isFinite(rate) || rate < 0 || !Number.isFinite(step)) continue;
    rates[count] = rate;
    steps[count] = step;
    count++;
  }
  return { rates: rates.subarray(0, count), steps: steps.subarray(0, count) };
}

/** Last minus first step, whatever order they were logged in. */
function extent(steps: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] ?? Number.NaN;
    if (step < least) least = step;
    if (step > most) most = step;
  }
  return most - least;
}

function lowFromIndex(rates: Float64Array, limit: number): number {
  let i = rates.length;
  while (i > 0 && (rates[i - 1] ?? Number.POSITIVE_INFINITY) <= limit) i--;
  return i;
}

function cumulated(rates: Float64Array, steps: Float64Array): Float64Array {
  let sum = 0;
  return rates.map((rate, i) => {
    const ahead = (steps[i + 1] ?? Number.NaN) - (steps[i] ?? Number.NaN);
    sum += rate * (ahead > 0 ? ahead : 1);
    return sum;
  });
}

function jumpsOf(rates: Float64Array, steps: Float64Array, span: number): RateJump[] {
  const jumps: RateJump[] = [];
  let stillFrom = steps[0] ?? 0;
  for (let i = 1; i < rates.length; i++) {
    const before = rates[i - 1] ?? 0;
    const rate = rates[i] ?? 0;
    const step = steps[i] ?? 0;
    if (restarts(steps, i, span)) {
      stillFrom = step;
      continue;
    }
    if (rate <= before * 1.001) continue;
    const still = (steps[i - 1] ?? 0) - stillFrom >= STILL * span;
    // A rate that climbs on after the record is a ramp that was logged coarsely.
    const climbsOn = (rates[i + 1] ?? 0) > rate * 1.02;
    if (still && !climbsOn && before > 0 && rate >= JUMP * before)
      jumps.push({ step, from: before, to: rate });
    stillFrom = step;
  }
  return jumps;
}

/** The step count begins anew: a second run in the same file, whose schedule starts where it should. */
function restarts(steps: Float64Array, i: number, span: number): boolean {
  const step = steps[i] ?? 0;
  return step < (steps[i - 1] ?? 0) && step - (steps[0] ?? 0) < 0.1 * span;
}

/** Rises smaller than 2 % are rounding of the log. */
function rampOf(rates: Float64Array, steps: Float64Array, span: number): RateCourse["ramp"] {
  const first = rates[0] ?? 0;
  let end = 0;
  for (let i = 1; i < rates.length; i++) {
    const before = rates[i - 1] ?? 0;
    const rate = rates[i] ?? 0;
    if (rate < before * 0.98) break;
    // Against the last accepted rise, not the step before: a smooth ramp rises by less than 2 % a step.
    if (rate > (rates[end] ?? 0) * 1.02) end = i;
  }
  const endStep = steps[end] ?? 0;
  const start = first > 0 ? first : (rates.find((rate) => rate > 0) ?? Number.NaN);
  return {
    endShare: (endStep - (steps[0] ?? 0)) / span,
    endStep,
    gain: (rates[end] ?? 0) / start,
    straight: lineFit(steps.subarray(0, end + 1), rates.subarray(0, end + 1))?.r2 ?? 0,
  };
}
