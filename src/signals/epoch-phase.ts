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
  const points = pointsOf(series, length);
  const epochs = groupsOf(points.epoch, points.log);
  if (epochs.total.length < 4) return null;
  const { rest, place } = withinEpochs(points, epochs);
  const places = groupsOf(place, rest);
  const visited = places.count.filter((count) => count >= VISITS).length;
  return visited < 3
    ? null
    : { ...varianceByGroup(places, rest), epochs: epochs.total.length, places: visited };
}

/** What is left of each log loss without the mean of its epoch. The first epoch falls from the untrained loss: its course is not that of its places. */
function withinEpochs(
  { log, epoch, place }: Points,
  epochs: Groups,
): { rest: Float64Array; place: Float64Array } {
  const first = epoch.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const later = { rest: new Float64Array(log.length), place: new Float64Array(log.length) };
  let count = 0;
  for (let i = 0; i < log.length; i++) {
    if (epoch[i] === first) continue;
    later.rest[count] = (log[i] ?? 0) - meanOf(epochs, i);
    later.place[count] = place[i] ?? 0;
    count++;
  }
  return { rest: later.rest.subarray(0, count), place: later.place.subarray(0, count) };
}

/**
 * Steps of one epoch: as the epochs of the series itself have it, else the distance between evaluations where it is
 * constant (evaluating once an epoch, or every few); NaN where neither says.
 */
export function epochLength(series: Series, evaluations: Series | undefined): number {
  const first = series.values.findIndex((_, i) => Number.isFinite(epochAt(series, i)));
  const last = series.values.findLastIndex((_, i) => Number.isFinite(epochAt(series, i)));
  if (first >= 0) {
    const lastEpoch = Math.floor(epochAt(series, last));
    const firstEpoch = Math.floor(epochAt(series, first));
    const start = series.values.findIndex((_, i) => Math.floor(epochAt(series, i)) === lastEpoch);
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

/** The finite log losses with their epoch and their place in it: steps since the epoch began. */
function pointsOf(series: Series, length: number): Points {
  const log = new Float64Array(series.values.length);
  const epoch = new Float64Array(series.values.length);
  const place = new Float64Array(series.values.length);
  const start = stepAt(series, 0);
  let count = 0;
  for (let i = 0; i < series.values.length; i++) {
    log[count] = Math.log(series.values[i] ?? Number.NaN);
    const steps = stepAt(series, i) - start;
    const number = Math.floor(steps / length + 1e-9);
    epoch[count] = number;
    place[count] = Math.round(steps - number * length);
    if (Number.isFinite(log[count]) && Number.isFinite(number)) count++;
  }
  return { log: log.subarray(0, count), epoch: epoch.subarray(0, count), place: place.subarray(0, count) };
}

interface Points {
  readonly log: Float64Array;
  readonly epoch: Float64Array;
  readonly place: Float64Array;
}

/** Values that share a key: the group of each value, and by group how many they are and their sum. */
interface Groups {
  readonly of: Uint32Array;
  readonly count: readonly number[];
  readonly total: readonly number[];
}

function groupsOf(keys: Float64Array, values: Float64Array): Groups {
  const numbers = new Map<number, number>();
  const of = new Uint32Array(keys.length);
  const count: number[] = [];
  const total: number[] = [];
  let group = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    // Neighbours are mostly of one epoch: then there is nothing to look up.
    if (i === 0 || key !== keys[i - 1]) group = numbers.get(key) ?? count.length;
    if (group === count.length) {
      numbers.set(key, group);
      count.push(0);
      total.push(0);
    }
    of[i] = group;
    count[group] = (count[group] ?? 0) + 1;
    total[group] = (total[group] ?? 0) + (values[i] ?? 0);
  }
  return { of, count, total };
}

/** Mean of the group in which value i is. */
function meanOf({ of, count, total }: Groups, i: number): number {
  const group = of[i] ?? 0;
  return (total[group] ?? 0) / (count[group] ?? 1);
}

/** One-way analysis of variance over the groups that were visited often enough. */
function varianceByGroup(groups: Groups, values: Float64Array): { f: number; explained: number } {
  const visited = [...groups.count.keys()].filter((group) => (groups.count[group] ?? 0) >= VISITS);
  const sumOf = (of: readonly number[]): number => visited.reduce((sum, group) => sum + (of[group] ?? 0), 0);
  const n = sumOf(groups.count);
  const grand = sumOf(groups.total) / n;
  let between = 0;
  for (const group of visited) {
    const count = groups.count[group] ?? 0;
    between += count * ((groups.total[group] ?? 0) / count - grand) ** 2;
  }
  let within = 0;
  for (let i = 0; i < values.length; i++)
    if ((groups.count[groups.of[i] ?? 0] ?? 0) >= VISITS)
      within += ((values[i] ?? 0) - meanOf(groups, i)) ** 2;
  const rest = n - visited.length;
  return {
    f: between / (visited.length - 1) / (within / rest),
    explained: 1 - within / rest / ((within + between) / (n - 1)),
  };
}
