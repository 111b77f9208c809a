import type { RawSeries } from "../model/run.ts";
import type { Axes, Cadence, Series } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";

/** How often a series was written, where neither its name nor its format says so. */
export function inferCadence(series: Omit<Series, "cadence">, validation: RawSeries | null): Cadence {
  if (series.axes.stepUnit === "epoch") return "epoch";
  if (series.split === "validation" || series.split === "test") return "epoch";
  const byEpochs = cadenceByEpochs(series.axes, series.index);
  if (byEpochs !== null) return byEpochs;
  const { length } = series.index;
  if (validation !== null && length > 2) return isAtSameSteps(series, validation) ? "epoch" : "step";
  return "step";
}

/** What the epochs of the rows say, null where they say nothing; once for all columns that fill the same rows. */
const cadenceByEpochs = definePairSignal((axes: Axes, index: Int32Array): Cadence | null => {
  const epochs = epochsOf(axes, index);
  // Where most rows have no epoch, those that have one say nothing of the rest.
  const isCounted = epochs.length >= index.length - 1;
  const first = Math.ceil(epochs[0] ?? Number.NaN);
  if (!isCounted || epochs.every((epoch) => Math.ceil(epoch) === first)) return null;
  return isOncePerEpoch(epochs) ? "epoch" : "step";
});

function epochsOf({ epoch }: Axes, index: Int32Array): Float64Array {
  const epochs = new Float64Array(epoch === null ? 0 : index.length);
  let count = 0;
  for (let i = 0; i < epochs.length; i++) {
    const value = epoch?.[index[i] ?? -1] ?? Number.NaN;
    if (!Number.isNaN(value)) epochs[count++] = value;
  }
  return epochs.subarray(0, count);
}

/** One value an epoch; where epochs are fractional the values also stand at their ends, save the last of a cut one. */
function isOncePerEpoch(epochs: Float64Array): boolean {
  if (epochs.every((epoch) => Number.isInteger(epoch))) return areDistinct(epochs);
  let within = 0;
  for (const epoch of epochs) {
    if (Math.abs(epoch - Math.round(epoch)) > ROUNDED) within++;
    if (within > 1) return false;
  }
  return epochs.length - within > 1;
}

/** Neighbours tell nearly always: counts rise along a file, and rows of one epoch stand together. */
function areDistinct(epochs: Float64Array): boolean {
  let rises = true;
  for (let i = 1; i < epochs.length; i++) {
    if (epochs[i] === epochs[i - 1]) return false;
    rises &&= Number(epochs[i]) > Number(epochs[i - 1]);
  }
  return rises || new Set(epochs).size === epochs.length;
}

/** Trainers round epochs to two digits. */
const ROUNDED = 0.015;

/** A training loss that stands exactly where the validation loss stands is a mean over what lies between. */
function isAtSameSteps(series: Omit<Series, "cadence">, validation: RawSeries): boolean {
  if (series.axes === validation.axes && series.index === validation.index) return true;
  if (Math.abs(series.index.length - validation.index.length) > 1) return false;
  const steps = new Set(Array.from(validation.index, (row) => validation.axes.step[row]));
  let same = 0;
  for (const row of series.index) if (steps.has(series.axes.step[row])) same += 1;
  return same >= series.index.length - 1;
}
