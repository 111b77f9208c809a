import { epochAt, type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";

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

/** Needs a loss by step with epochs, at least four epochs after the first, and three places; else null. */
export const epochPhase = defineSignal((series: Series): EpochPhase | null => {
  const epochs = epochsOf(series);
  if (epochs.length < 4) return null;
  const byPlace = new Map<number, number[]>();
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
});

/** Log losses by epoch, each at its place: steps since the epoch began, where epochs are equally long. */
function epochsOf(series: Series): { place: number; log: number }[][] {
  const byEpoch = new Map<number, number[]>();
  for (let i = 0; i < series.values.length; i++) {
    const epoch = Math.floor(epochAt(series, i));
    if (!Number.isFinite(epoch) || !Number.isFinite(Math.log(series.values[i] ?? Number.NaN))) continue;
    const points = byEpoch.get(epoch);
    if (points) points.push(i);
    else byEpoch.set(epoch, [i]);
  }
  const numbers = [...byEpoch.keys()].sort((a, b) => a - b);
  const first = numbers[0] ?? 0;
  const startOf = (epoch: number): number => stepAt(series, byEpoch.get(epoch)?.[0] ?? -1);
  const length = (startOf(numbers.at(-1) ?? first) - startOf(first)) / ((numbers.at(-1) ?? first) - first);
  return numbers.map((epoch) => {
    const start = startOf(first) + length * (epoch - first);
    return (byEpoch.get(epoch) ?? []).map((i) => ({
      place: Math.round(stepAt(series, i) - start),
      log: Math.log(series.values[i] ?? Number.NaN),
    }));
  });
}

function varianceByGroup(groups: readonly (readonly number[])[]): { f: number; explained: number } {
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  const all = groups.flat();
  const grand = all.reduce((sum, x) => sum + x, 0) / n;
  let between = 0;
  let within = 0;
  for (const group of groups) {
    const mean = group.reduce((sum, x) => sum + x, 0) / group.length;
    between += group.length * (mean - grand) ** 2;
    for (const x of group) within += (x - mean) ** 2;
  }
  const places = groups.length - 1;
  const rest = n - groups.length;
  const f = rest > 0 && within > 0 ? between / places / (within / rest) : Number.NaN;
  const explained = 1 - within / rest / ((within + between) / (n - 1));
  return { f, explained };
}
