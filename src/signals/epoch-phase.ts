import { epochAt, type Series, stepAt } from "../model/series.ts";

/** How much of the loss within epochs is explained by the place in the epoch: shuffled data has no such place. */
export interface EpochPhase {
  /** F of a one-way analysis of variance over places: about 1 where the order does not repeat. */
  readonly f: number;
  /** Share of the variance within epochs that the place explains, corrected for the number of places. */
  readonly explained: number;
  readonly epochs: number;
  readonly places: number;
}

/** A place in the epoch counts when it was logged in this many epochs. */
const VISITS = 3;

/** Needs a loss by step, four epochs and three places; else null. `length` is the number of steps of an epoch. */
export function epochPhase(series: Series, length: number): EpochPhase | null {
  const epochs = epochsOf(series, length);
  if (epochs.length < 4) return null;
  const byPlace = new Map<number, number[]>();
  // The first epoch falls from the untrained loss: its course is not that of its places.
  for (const losses of epochs.slice(1)) {
    const mean = losses.reduce((sum, { log }) => sum + log, 0) / losses.length;
    for (const { place, log } of losses) {
      const seen = byPlace.get(place);
      if (seen) seen.push(log - mean);
      else byPlace.set(place, [log - mean]);
    }
  }
  const groups = [...byPlace.values()].filter((group) => group.length >= VISITS);
  return groups.length < 3
    ? null
    : { ...varianceByGroup(groups), epochs: epochs.length, places: groups.length };
}

/**
 * Steps of one epoch: as the epochs of the series itself have it, else the distance between evaluations where it is
 * constant (evaluating once an epoch, or every few); NaN where neither says.
 */
export function epochLength(series: Series, evaluations: Series | undefined): number {
  const places = [...series.values.keys()].filter((i) => Number.isFinite(epochAt(series, i)));
  const [first, last] = [places[0], places.at(-1)];
  if (first !== undefined && last !== undefined) {
    const lastEpoch = Math.floor(epochAt(series, last));
    const firstEpoch = Math.floor(epochAt(series, first));
    const start = places.find((i) => Math.floor(epochAt(series, i)) === lastEpoch) ?? last;
    const length = (stepAt(series, start) - stepAt(series, first)) / (lastEpoch - firstEpoch);
    if (Number.isFinite(length)) return length;
  }
  return evaluations && evaluations.axes.stepUnit === series.axes.stepUnit
    ? constantDistance(evaluations)
    : Number.NaN;
}

/** The distance between neighbouring evaluations, where nine in ten have it. */
function constantDistance(evaluations: Series): number {
  const distances = Array.from(
    evaluations.values.subarray(1),
    (_, i) => stepAt(evaluations, i + 1) - stepAt(evaluations, i),
  );
  const usual = distances[Math.floor(distances.length / 2)] ?? Number.NaN;
  const alike = distances.filter((distance) => distance === usual).length;
  return distances.length >= 3 && usual > 1 && alike >= 0.9 * distances.length ? usual : Number.NaN;
}

/** Log losses by epoch, each at its place: steps since the epoch began. */
function epochsOf(series: Series, length: number): { place: number; log: number }[][] {
  const start = stepAt(series, 0);
  const byEpoch = new Map<number, { place: number; log: number }[]>();
  for (let i = 0; i < series.values.length; i++) {
    const log = Math.log(series.values[i] ?? Number.NaN);
    const steps = stepAt(series, i) - start;
    const epoch = Math.floor(steps / length + 1e-9);
    if (!Number.isFinite(log) || !Number.isFinite(epoch)) continue;
    const point = { place: Math.round(steps - epoch * length), log };
    const points = byEpoch.get(epoch);
    if (points) points.push(point);
    else byEpoch.set(epoch, [point]);
  }
  return [...byEpoch].sort(([a], [b]) => a - b).map(([, points]) => points);
}

function varianceByGroup(groups: readonly (readonly number[])[]): { f: number; explained: number } {
  const all = groups.flat();
  const n = all.length;
  const grand = all.reduce((sum, x) => sum + x, 0) / n;
  let between = 0;
  let within = 0;
  for (const group of groups) {
    const mean = group.reduce((sum, x) => sum + x, 0) / group.length;
    between += group.length * (mean - grand) ** 2;
    for (const x of group) within += (x - mean) ** 2;
  }
  const rest = n - groups.length;
  return {
    f: between / (groups.length - 1) / (within / rest),
    explained: 1 - within / rest / ((within + between) / (n - 1)),
  };
}
