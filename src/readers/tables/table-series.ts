import type { RawSeries } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import type { Table, TableColumn } from "./table.ts";

/** What a format says of a column beside its name; `null` leaves the column out. */
export type ColumnFacts = Pick<RawSeries, "role" | "split" | "cadence" | "unit"> | null;

/** The columns of a table as series on its axes. */
export function seriesOfTable(
  table: Table,
  axes: Axes,
  options: { skip: ReadonlySet<string>; facts?: (column: TableColumn) => ColumnFacts },
): RawSeries[] {
  const series: RawSeries[] = [];
  for (const column of table.columns) {
    if (options.skip.has(column.name) || column.values.length === 0) continue;
    const facts = options.facts ? options.facts(column) : {};
    if (facts === null) continue;
    series.push({
      sourceName: column.name,
      ...(column.split === undefined ? {} : { split: column.split }),
      ...facts,
      axes,
      index: column.index,
      values: column.values,
      file: table.file,
    });
  }
  return series;
}
