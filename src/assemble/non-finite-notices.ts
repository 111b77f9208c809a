import type { Notice } from "../model/position.ts";
import { rowAt, type Series, stepAt } from "../model/series.ts";

/** Says which series hold values that are no numbers; once for a quantity that several loggers of the run hold alike. */
export function nonFiniteNotices(series: readonly Series[]): Notice[] {
  const said = new Set<string>();
  const evaluated = series.some(
    (one) => one.role === "average-precision" && one.values.some(Number.isFinite),
  );
  return series.flatMap((one) => {
    // A sum of parts is our own; the part that is not finite is told.
    if (one.sourceName.includes(" + ")) return [];
    const found = nonFinite(one, evaluated);
    if (found === null || said.has(found.key)) return [];
    said.add(found.key);
    return [found.notice];
  });
}

/** Where a point stands in its file. */
export function positionOf(series: Series, i: number): NonNullable<Notice["at"]> {
  const at = { file: series.file, column: series.sourceName };
  const row = rowAt(series, i);
  return series.axes.rowUnit === "line" ? { ...at, line: row } : { ...at, record: row };
}

function nonFinite(
  series: Series,
  evaluated: boolean,
): { readonly notice: Notice; readonly key: string } | null {
  const { first, count } = countNonFinite(series.values);
  if (count === 0) return null;
  const of = series.values.length;
  const place = `first ${spelled(series.values[first] ?? Number.NaN)} at ${series.axes.stepUnit} ${stepAt(series, first)}`;
  const text = `${series.sourceName} is not finite at ${count} of ${of} points`;
  const key = `${text} ${first} ${series.split}`;
  const at = positionOf(series, first);
  if (evaluated && series.role === "average-precision" && series.values.every(Number.isNaN)) {
    const message = `${series.sourceName} is NaN at each of its ${of} points, as COCO's evaluation writes it where the data hold no such object`;
    return { key, notice: { level: "info", code: "non-finite-values", message, at } };
  }
  return { key, notice: { level: "warning", code: "non-finite-values", message: `${text}, ${place}`, at } };
}

/** A plain loop: every value of every series comes by here. */
function countNonFinite(values: Float64Array): { readonly first: number; readonly count: number } {
  let [first, count] = [-1, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    // Only NaN and the infinities are not 0 away from themselves.
    if (value - value === 0) continue;
    if (count === 0) first = i;
    count += 1;
  }
  return { first, count };
}

function spelled(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "+∞" : "−∞";
}
