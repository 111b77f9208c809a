import { medianOf } from "./median-of.ts";

/** A curve smoothed by a centred running median, with the noise that is left in it. */
export interface Levels {
  /** The level at each point. */
  readonly values: Float64Array;
  /** Points of the median; 1 where nothing was smoothed. */
  readonly window: number;
  /** Standard error of each level, from the noise about it. */
  readonly errors: Float64Array;
}

/** A rise of the level from a low to a high. */
export interface Leg {
  /** Index at which the rise begins: the last one near its low. */
  readonly low: number;
  /** Index of the highest level before it falls again. */
  readonly high: number;
  /** Index at which the level is back at most a quarter of the rise above the low; null where it never is. */
  readonly back: number | null;
}

/** From this many points on a curve is smoothed: fewer are evaluations, each of them an average already. */
const SMOOTHED_FROM = 60;
/** A twentieth of the curve, as its pictures are smoothed. */
const WINDOW_SHARE = 20;
const WINDOW_MOST = 201;

/** The levels of a curve of finite values. */
export function levelsOf(values: Float64Array): Levels {
  const n = values.length;
  const share = Math.min(WINDOW_MOST, Math.round(n / WINDOW_SHARE));
  const window = n < SMOOTHED_FROM ? 1 : share + Number(share % 2 === 0);
  if (window === 1) return { values, window, errors: bendErrors(values) };
  const half = (window - 1) / 2;
  // At its ends the window is one-sided: a single point would carry all of its noise into the level.
  const levels = Float64Array.from(values, (_, i) =>
    medianOf(values.subarray(Math.max(0, i - half), Math.min(n, i + half + 1))),
  );
  const distances = values.map((value, i) => Math.abs(value - (levels[i] ?? value)));
  return { values: levels, window, errors: blockErrors(distances, half + 1) };
}

/** Noise changes over a run, with the level and with the rate: it is measured by blocks of this share of the curve. */
const BLOCKS = 20;

/** The standard error of a median of n points of scale s is 1.2533 s / √n, here of the fewest in a window; 1.4826 × the median distance estimates s. */
function blockErrors(distances: Float64Array, fewest: number): Float64Array {
  const errors = new Float64Array(distances.length);
  for (let block = 0; block < BLOCKS; block++) {
    const from = Math.floor((block * distances.length) / BLOCKS);
    const to = Math.floor(((block + 1) * distances.length) / BLOCKS);
    errors.fill((1.2533 * 1.4826 * medianOf(distances.subarray(from, to))) / Math.sqrt(fewest), from, to);
  }
  return errors;
}

/** The median of fewer bends is moved by the very rise that is looked for. */
const FEWEST_FOR_NOISE = 12;

/**
 * Noise of single points from their second differences, which a smooth course leaves near 0; their variance is six times
 * its own. In shares of the level where all are above 0: a loss that falls a hundredfold takes its noise with it.
 */
function bendErrors(values: Float64Array): Float64Array {
  if (values.length < FEWEST_FOR_NOISE) return new Float64Array(values.length);
  const positive = values.every((value) => value > 0);
  const bends = values.subarray(2).map((value, i) => {
    const [before, middle] = [values[i] ?? 0, values[i + 1] ?? 0];
    const bend = Math.abs(value - 2 * middle + before);
    return positive ? bend / middle : bend;
  });
  const error = (1.4826 * medianOf(bends)) / Math.sqrt(6);
  return values.map((value) => (positive ? error * value : error));
}

/** A level that rises by less than this share of itself is said to hold: three digits show it, no reader would call it a rise. */
export const LEAST_RISE = 0.05;
/**
 * Standard errors of a level that a rise must exceed. The range of 20 independent levels of pure noise is 3.7 of them in
 * the mean and above 6 in fewer than 1 of 1,000 curves.
 */
export const LEVEL_ERRORS = 6;

/** All rises of the level that exceed 5 % of it and its noise, in order. A curve that touches 0 is measured by its range. */
export function risingLegs({ values, errors }: Levels): readonly Leg[] {
  const positive = values.every((value) => value > 0);
  const span = positive ? 0 : LEAST_RISE * rangeOf(values);
  const needed = (i: number) =>
    Math.max(LEAST_RISE * Math.abs(values[i] ?? 0), LEVEL_ERRORS * (errors[i] ?? 0), span);
  const legs: { low: number; high: number }[] = [];
  let low = 0;
  let high = 0;
  let rising = false;
  for (let i = 1; i < values.length; i++) {
    const at = (k: number) => values[k] ?? Number.NaN;
    if (rising) {
      if (at(i) > at(high)) high = i;
      else if (at(high) - at(i) >= needed(i)) {
        legs.push({ low, high });
        rising = false;
        low = i;
      }
    } else if (at(i) <= at(low)) low = i;
    else if (at(i) - at(low) >= needed(low)) {
      rising = true;
      high = i;
    }
  }
  if (rising) legs.push({ low, high });
  return legs.map((leg) => ({ ...leg, low: onsetOf(values, leg), back: backAt(values, leg) }));
}

/** A tenth of the rise: below it the level only wanders about its low. */
const ONSET = 0.1;

/** The last point of the leg near its low: where the rise begins, not where a long flat stretch was lowest. */
function onsetOf(values: Float64Array, { low, high }: { low: number; high: number }): number {
  const limit = (values[low] ?? 0) + ONSET * ((values[high] ?? 0) - (values[low] ?? 0));
  for (let i = high - 1; i > low; i--) if ((values[i] ?? Number.NaN) <= limit) return i;
  return low;
}

/** A quarter of the rise: what is still above that has not come back. */
const BACK = 0.25;

function backAt(values: Float64Array, { low, high }: { low: number; high: number }): number | null {
  const limit = (values[low] ?? 0) + BACK * ((values[high] ?? 0) - (values[low] ?? 0));
  for (let i = high + 1; i < values.length; i++) if ((values[i] ?? Number.NaN) <= limit) return i;
  return null;
}

function rangeOf(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}
