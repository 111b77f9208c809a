import { normalName } from "../../names/axis-names.ts";
import { type AxisHints, axesOfTable } from "../tables/axes-of-table.ts";
import { filterRows } from "../tables/filter-rows.ts";
import type { Table, TableColumn } from "../tables/table.ts";

/**
 * Splits a log that was appended to by trainings that each began anew: all counts fall back to where they began, and
 * most of what is logged begins again with them. A log that was resumed falls back to a later step and stays whole.
 */
export function splitRestarts(table: Table, hints: AxisHints): readonly Table[] {
  const starts = restartsOf(table, hints);
  if (starts.length === 0 || starts.length > MOST_RESTARTS) return [table];
  const bounds = [0, ...starts, table.rows.length];
  return bounds.slice(1).map((end, i) => {
    const keep = new Uint8Array(table.rows.length).fill(1, bounds[i] ?? 0, end);
    return filterRows(i === 0 ? table : { ...table, notices: [] }, keep);
  });
}

/** As for the notice of falling steps: more falls are a count that begins anew by nature, as within an epoch. */
const MOST_RESTARTS = 3;

/** A training of one row may as well be a summary that stands at step 0. */
const FEWEST_ROWS = 2;

/** Counts that their writers never begin anew within a training; a plain `step` may count within an epoch. */
const GLOBAL_COUNTS: ReadonlySet<string> = new Set([
  "iteration",
  "global_step",
  "train/global_step",
  "trainer/global_step",
  "num_updates",
]);

/** Rows at which a training begins anew. */
function restartsOf(table: Table, hints: AxisHints): number[] {
  const { axes, used } = axesOfTable(table, hints);
  const { step, epoch, stepUnit } = axes;
  if (stepUnit === "row") return [];
  const isGlobal = stepUnit === "epoch" || [...used].some((name) => GLOBAL_COUNTS.has(normalName(name)));
  const starts: number[] = [];
  let from = 0;
  for (let row = 1; row < step.length; row += 1) {
    const fell = fallsToStart(step, { row, from });
    // Epochs that go on while steps begin anew count something else.
    const epochFell =
      epoch === null || Number.isNaN(epoch[row] ?? Number.NaN) ? null : fallsToStart(epoch, { row, from });
    const began = fell && (epochFell ?? isGlobal);
    if (!began || row - from < FEWEST_ROWS) continue;
    starts.push(row);
    from = row;
  }
  const bounds = [0, ...starts, step.length];
  const logged = table.columns.filter(({ name }) => !used.has(name));
  const isEach = starts.every((start, i) => {
    const [before, end] = [bounds[i] ?? 0, bounds[i + 2] ?? step.length];
    return end - start >= FEWEST_ROWS && beginsAnew(logged, step, { before, start, end });
  });
  return isEach ? starts : [];
}

/** Whether a count falls from beyond the first of its training back to that or below. */
function fallsToStart(
  count: Float64Array,
  { row, from }: { readonly row: number; readonly from: number },
): boolean {
  const first = count[from] ?? Number.NaN;
  return (count[row - 1] ?? Number.NaN) > first && (count[row] ?? Number.NaN) <= first;
}

/** Whether at least half of the columns that both trainings log begin again at their first step. */
function beginsAnew(
  columns: readonly TableColumn[],
  step: Float64Array,
  { before, start, end }: { readonly before: number; readonly start: number; readonly end: number },
): boolean {
  let both = 0;
  let again = 0;
  for (const column of columns) {
    const first = firstRow(column, before, start);
    const next = firstRow(column, start, end);
    if (first === null || next === null) continue;
    both += 1;
    again += Number((step[next] ?? 0) <= (step[first] ?? 0));
  }
  return both > 0 && again * 2 >= both;
}

function firstRow({ index }: TableColumn, from: number, to: number): number | null {
  const row = index.find((one) => one >= from);
  return row !== undefined && row < to ? row : null;
}
