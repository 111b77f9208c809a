import type { RawSeries } from "../model/run.ts";
import type { Cadence, Series } from "../model/series.ts";

/** How often a series was written, where neither its name nor its format says so. */
export function inferCadence(series: Omit<Series, "cadence">, validation: RawSeries | null): Cadence {
  if (series.axes.stepUnit === "epoch") return "epoch";
  if (series.split === "validation" || series.split === "test") return "epoch";
  const epochs = epochsOf(series);
  // Where most rows have no epoch, those that have one say nothing of the rest.
  const isCounted = epochs.length >= series.index.length - 1;
  const first = Math.ceil(epochs[0] ?? Number.NaN);
  if (isCounted && epochs.some((epoch) => Math.ceil(epoch) !== first))
    return isOncePerEpoch(epochs) ? "epoch" : "step";
  const { length } = series.index;
  if (validation !== null && length > 2) return isAtSameSteps(series, validation) ? "epoch" : "step";
  return "step";
}

function epochsOf(series: Omit<Series, "cadence">): Float64Array {
  const { epoch } = series.axes;
  const epochs = new Float64Array(epoch === null ? 0 : series.index.length);
  let count = 0;
  for (let i = 0; i < epochs.length; i++) {
    const value = epoch?.[series.index[i] ?? -1] ?? Number.NaN;
    if (!Number.isNaN(value)) epochs[count++] = value;
  }
  return epochs.subarray(0, count);
}

/** One value an epoch; where epochs are fractional the values also stand at their ends, save the last of a cut one. */
function isOncePerEpoch(epochs: Float64Array): boolean {
  if (epochs.every((epoch) => Number.isInteger(epoch))) return new Set(epochs).size === epochs.length;
  let within = 0;
  for (const epoch of epochs) if (Math.abs(epoch - Math.round(epoch)) > ROUNDED) within++;
  return within <= 1 && epochs.length - within > 1;
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
