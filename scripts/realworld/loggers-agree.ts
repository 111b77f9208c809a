import type { Run } from "../../src/model/run.ts";
import { type Series, stepAt } from "../../src/model/series.ts";

/** How the loggers of one run agree: what was compared, and the first value that differs where one does. */
export interface Agreement {
  readonly loggers: number;
  readonly series: number;
  readonly values: number;
  readonly differences: readonly string[];
}

/** Compares the quantities that every logger of a run wrote, row by row, to the digits that the coarsest of them keeps. */
export function loggersAgree(run: Run): Agreement {
  const files = [...new Set(run.series.map(({ file }) => file))];
  const byName = new Map<string, Series[]>();
  // Sums of parts are ours, and add up the rounding of what the logger wrote.
  for (const one of run.series.filter(({ sourceName }) => !sourceName.includes(" + ")))
    byName.set(one.sourceName, [...(byName.get(one.sourceName) ?? []), one]);
  const shared = [...byName.values()].filter((all) => all.length > 1 && all.length === writersOf(all));
  let values = 0;
  const differences: string[] = [];
  for (const [first, ...others] of shared) {
    for (const other of others) {
      if (first === undefined) continue;
      const [a, b] = first.values.length <= other.values.length ? [first, other] : [other, first];
      values += a.values.length;
      const at = firstDifference(a, b);
      if (at !== null) differences.push(`${a.sourceName}: ${a.file} and ${b.file} differ at row ${at}`);
    }
  }
  return { loggers: files.length, series: shared.length, values, differences };
}

function writersOf(all: readonly Series[]): number {
  return new Set(all.map(({ file }) => file)).size;
}

/** The first row whose values differ. */
function firstDifference(a: Series, b: Series): number | null {
  const found = a.values.findIndex((value, i) => !valuesAtStepOf(b, i).some((other) => agrees(value, other)));
  return found < 0 ? null : found;
}

/** After the last epoch Ultralytics validates the best weights: a second value at that step, or the only one kept. */
function valuesAtStepOf(series: Series, i: number): readonly number[] {
  const step = stepAt(series, i);
  return [...series.values].filter((_, other) => stepAt(series, other) === step);
}

/** Ultralytics writes five significant digits to its CSV (`%.5g`), half of the last one is what rounding may cost. */
const DIGITS = 5;

/** TensorBoard keeps 32-bit floats: 24 binary digits. */
const FLOAT = 2 ** -24;

function agrees(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (size === 0 || a === b) return true;
  const lastDigit = 10 ** (Math.floor(Math.log10(size)) - DIGITS + 1);
  return Math.abs(a - b) <= lastDigit / 2 + 2 * FLOAT * size;
}
