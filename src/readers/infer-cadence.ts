import type { RawSeries } from "../model/run.ts";
import type { Cadence, Series } from "../model/series.ts";

/** How often a series was written, where neither its name nor its format says so. */
export function inferCadence(series: Omit<Series, "cadence">, validation: RawSeries | null): Cadence {
  if (series.axes.stepUnit === "epoch") return "epoch";
  if (series.split === "validation" || series.split === "test") return "epoch";
  const epochs = epochsSeen(series);
  const { length } = series.index;
  // Values of one whole epoch each; one more is the first or last of an unfinished one.
  if (epochs > 1) return length <= epochs + 1 ? "epoch" : "step";
  if (validation !== null && length > 1) return isAtSameSteps(series, validation) ? "epoch" : "step";
  return "step";
}

function epochsSeen(series: Omit<Series, "cadence">): number {
  const { epoch } = series.axes;
  if (epoch === null) return 0;
  const seen = new Set<number>();
  for (const row of series.index) {
    const value = epoch[row] ?? Number.NaN;
    if (!Number.isNaN(value)) seen.add(Math.ceil(value - 1e-9));
  }
  return seen.size;
}

/** A training loss that stands exactly where the validation loss stands is a mean over what lies between. */
function isAtSameSteps(series: Omit<Series, "cadence">, validation: RawSeries): boolean {
  if (Math.abs(series.index.length - validation.index.length) > 1) return false;
  const steps = new Set(Array.from(validation.index, (row) => validation.axes.step[row]));
  let same = 0;
  for (const row of series.index) if (steps.has(series.axes.step[row])) same += 1;
  return same >= series.index.length - 1;
}
