import type { Diagnosis } from "../model/diagnosis.ts";
import type { Table } from "../model/document.ts";
import { type Series, stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";
import { placeWords } from "../stats/step-words.ts";
import type { StepSeries } from "./series-lines.ts";
import { cellOf, upperFirst } from "./words.ts";

/** Rows a folded table shows; evenly over the run, its ends always. */
const MOST_ROWS = 12;

/** The numbers behind a figure over steps, by the steps of its most sparsely logged series. */
export function evaluationsTable(series: readonly StepSeries[], diagnosis: Diagnosis): Table | null {
  const sparsest = [...series].sort((a, b) => a.series.values.length - b.series.values.length)[0];
  if (!sparsest) return null;
  const { stepUnit } = diagnosis.course;
  const same = series.filter((one) => one.series.axes.stepUnit === sparsest.series.axes.stepUnit);
  const count = sparsest.series.values.length;
  const rows = pick(count).map((i) => {
    const step = stepAt(sparsest.series, i);
    return [cellOf(placeWords(step)), ...same.map(({ series: one }) => cellOf(valueAt(one, step)))];
  });
  return {
    kind: "table",
    title: null,
    columns: [
      { head: upperFirst(stepUnit), align: "left", scale: null, wideOnly: false },
      ...same.map(({ label }) => ({
        head: upperFirst(label),
        align: "right" as const,
        scale: null,
        wideOnly: false,
      })),
    ],
    rows,
    note:
      rows.length < count
        ? `${rows.length} of ${numberWords(count)} rows; the rest stands in the run's own files.`
        : null,
    dashed: false,
  };
}

function pick(count: number): readonly number[] {
  const rows = Math.min(MOST_ROWS, count);
  return Array.from({ length: rows }, (_, k) => Math.round((k * (count - 1)) / Math.max(1, rows - 1)));
}

/** The value logged at a step; the last one before it where there is none at it. */
function valueAt(series: Series, step: number): string {
  // Found first and worded once: a million words for one cell would take seconds.
  let found = -1;
  for (let i = 0; i < series.values.length && stepAt(series, i) <= step; i++) found = i;
  return found < 0 ? "" : numberWords(series.values[found] ?? Number.NaN);
}
