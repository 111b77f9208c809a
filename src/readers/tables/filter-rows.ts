import type { Table } from "./table.ts";

/** A table with only the rows that `keep` marks with 1. */
export function filterRows(table: Table, keep: Uint8Array): Table {
  const renumbered = new Int32Array(table.rows.length);
  let count = 0;
  keep.forEach((kept, row) => {
    renumbered[row] = count;
    count += kept;
  });
  const isKept = (row: number): boolean => keep[row] === 1;
  return {
    ...table,
    rows: table.rows.filter((_, row) => isKept(row)),
    columns: table.columns.map((column) => ({
      ...column,
      values: column.values.filter((_, i) => isKept(column.index[i] ?? 0)),
      index: column.index.filter(isKept).map((row) => renumbered[row] ?? 0),
    })),
    words: table.words.map((column) => ({
      ...column,
      codes: column.codes.filter((_, i) => isKept(column.index[i] ?? 0)),
      index: column.index.filter(isKept).map((row) => renumbered[row] ?? 0),
    })),
  };
}
