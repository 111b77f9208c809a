import type { RawSeries } from "../model/run.ts";
import type { Cadence, Series } from "../model/series.ts";

/** How often a series was written, where neither its name nor its format says so. */
export function inferCadence(series: Omit<Series, "cadence">, validation: RawSeries | null): Cadence {
  if (series.axes.stepUnit === "epoch") return "epoch";
  if (series.split === "validation" || series.split === "test") return "epoch";
  const epochs = epochsOf(series);
  // Where most rows have no epoch, those that have one say nothing of the rest.
  const isCounted = epochs.length >= series.index.length - 1;
  if (isCounted && new Set(epochs.map(Math.ceil)).size > 1) return isOncePerEpoch(epochs) ? "epoch" : "step";
  const { length } = series.index;
  if (validation !== null && length > 2) return isAtSameSteps(series, validation) ? "epoch" : "step";
  return "step";
}

function epochsOf(series: Omit<Series, "cadence">): number[] {
  const { epoch } = series.axes;
  if (epoch === null) return [];
  return Array.from(series.index, (row) => epoch[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
}

/** One value an epoch; where epochs are fractional the values also stand at their ends, save the last of a cut one. */
function isOncePerEpoch(epochs: readonly number[]): boolean {
  if (epochs.every(Number.isInteger)) return new Set(epochs).size === epochs.length;
  const within = epochs.filter((epoch) => Math.abs(epoch - Math.round(epoch)) > ROUNDED);
  return within.length <= 1 && epochs.length - within.length > 1;
}

/** Trainers round epochs to two digits. */
const ROUNDED = 0.015;

/** A training loss that stands exactly where the validation loss stands is a mean over what lies between. */
function isAtSameSteps(series: Omit<Series, "cadence">, validation: RawSeries): boolean {
  if (Math.abs(series.index.length - validation.index.length) > 1) return false;
  const steps = new Set(Array.from(validation.index, (row) => validation.axes.step[row]));
  let same = 0;
  for (const row of series.index) if (steps.has(series.axes.step[row])) same += 1;
  return same >= series.index.length - 1;
}
