import { normalName } from "../../names/axis-names.ts";
import type { Table, WordColumn } from "../tables/table.ts";

/** Columns that name the run of a row: Trackio's history of a project, exports of several runs. */
const RUN_COLUMNS: readonly string[] = ["run_id", "run_name", "run"];

/** The rows of each run as a table of its own; the whole table where no column names several runs. */
export function tablesByRun(table: Table): readonly { readonly run: string; readonly table: Table }[] {
  const column = RUN_COLUMNS.flatMap((name) =>
    table.words.filter((words) => normalName(words.name) === name && words.words.length > 1),
  )[0];
  if (column === undefined) return [{ run: "", table }];
  return column.words.map((run, code) => ({
    run: run.replaceAll("/", "-"),
    table: rowsOf(table, rowsWith(column, code)),
  }));
}

function rowsWith(column: WordColumn, code: number): Int32Array {
  return column.index.filter((_, i) => column.codes[i] === code);
}

function rowsOf(table: Table, rows: Int32Array): Table {
  const place = new Map<number, number>(Array.from(rows, (row, i) => [row, i]));
  return {
    ...table,
    columns: table.columns.flatMap((column) => {
      const { kept, index } = keptRows(column, place);
      const values = Float64Array.from(kept, (i) => column.values[i] ?? Number.NaN);
      return kept.length === 0 ? [] : [{ ...column, index, values }];
    }),
    words: table.words.flatMap((column) => {
      const { kept, index } = keptRows(column, place);
      const codes = Int32Array.from(kept, (i) => column.codes[i] ?? 0);
      return kept.length === 0 ? [] : [{ ...column, index, codes }];
    }),
    rows: Int32Array.from(rows, (row) => table.rows[row] ?? 0),
  };
}

/** Which values of a column stand in these rows, and the places of the rows among them. */
function keptRows(
  { index }: { readonly index: Int32Array },
  place: ReadonlyMap<number, number>,
): { readonly kept: readonly number[]; readonly index: Int32Array } {
  const kept = Array.from(index.keys()).filter((i) => place.has(index[i] ?? -1));
  return { kept, index: Int32Array.from(kept, (i) => place.get(index[i] ?? -1) ?? 0) };
}
