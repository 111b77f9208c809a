import type { Table } from "./table.ts";

/** One number a row of a table's column, NaN where the cell is empty or holds words; null where no cell is a number. */
export function denseNumbers(table: Table, name: string): Float64Array | null {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined) return null;
  const dense = new Float64Array(table.rows.length).fill(Number.NaN);
  column.index.forEach((row, i) => {
    dense[row] = column.values[i] ?? Number.NaN;
  });
  return dense;
}

/** One text a row of a column that was kept as text, empty where the cell is; null where the table has no such column. */
export function denseTexts(table: Table, name: string): string[] | null {
  const column = table.words.find((one) => one.name === name);
  if (column === undefined) return null;
  const dense = new Array<string>(table.rows.length).fill("");
  column.index.forEach((row, i) => {
    dense[row] = column.words[column.codes[i] ?? -1] ?? "";
  });
  return dense;
}

/** The name in the header that equals one of these, whatever its case; null without one. */
export function columnNamed(header: readonly string[], names: ReadonlySet<string>): string | null {
  return header.find((name) => names.has(name.toLowerCase())) ?? null;
}

/** Columns that name the row's example. */
export const ID_NAMES: ReadonlySet<string> = new Set([
  "id",
  "example_id",
  "sample_id",
  "example",
  "uid",
  "guid",
  "filename",
]);
