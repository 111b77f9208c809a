import { normalName } from "../../names/axis-names.ts";
import { identity, NumberColumn } from "../tables/number-column.ts";
import type { Table, TableColumn, WordColumn } from "../tables/table.ts";

/** The two columns that make a table long: the name of a metric and its value. */
export interface LongLayout {
  readonly name: string;
  readonly value: string;
}

const NAME_COLUMNS = [
  "metric",
  "metric_name",
  "name",
  "key",
  "tag",
  "series",
  "variable",
  "quantity",
  "measure",
];
const VALUE_COLUMNS = ["value", "metric_value", "val", "scalar"];

/** Whether a header is of a long table: a column of names and one of values, beside step and time alone. */
export function longLayout(header: readonly string[]): LongLayout | null {
  if (header.length > 7) return null;
  const find = (names: readonly string[]): string | undefined =>
    names.flatMap((name) => header.filter((column) => normalName(column) === name))[0];
  const name = find(NAME_COLUMNS);
  const value = find(VALUE_COLUMNS);
  return name === undefined || value === undefined ? null : { name, value };
}

/** A long table as a wide one: a column for each name, the other columns kept. Null where the names are no words. */
export function unfolded(table: Table, layout: LongLayout): Table | null {
  const names = table.words.find((column) => column.name === layout.name);
  const values = table.columns.find((column) => column.name === layout.value);
  if (!names || !values) return null;
  const rest = table.columns.filter((column) => column !== values && column.name !== layout.name);
  return {
    ...table,
    columns: [...rest, ...columnsByName(names, values, table.rows.length)],
    words: table.words.filter((column) => column !== names),
  };
}

function columnsByName(names: WordColumn, values: TableColumn, rows: number): TableColumn[] {
  const shared = identity(rows);
  const codes = new Map<number, number>();
  names.index.forEach((row, i) => {
    codes.set(row, names.codes[i] ?? 0);
  });
  const columns = new Map<number, NumberColumn>();
  values.index.forEach((row, i) => {
    const code = codes.get(row);
    if (code === undefined) return;
    let column = columns.get(code);
    if (!column) {
      column = new NumberColumn(names.words[code] ?? "");
      columns.set(code, column);
    }
    column.push(row, values.values[i] ?? Number.NaN);
  });
  return [...columns.values()].map((column) => ({
    name: column.name,
    index: column.index(shared),
    values: column.values(),
  }));
}
