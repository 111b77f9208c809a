import type { Notice } from "../../model/position.ts";
import type { RunPart } from "../../model/run.ts";
import { folderOf } from "../../names/file-path.ts";
import { type AxisHints, axesOfTable } from "./axes-of-table.ts";
import type { Table, TableColumn } from "./table.ts";
import { type ColumnFacts, seriesOfTable } from "./table-series.ts";

/** How a format lays out its table, where names alone do not say. */
export interface TableLayout {
  readonly reader: string;
  /** Group of the parts; the file's folder by default. */
  readonly group?: string;
  readonly axes?: AxisHints;
  readonly facts?: (column: TableColumn) => ColumnFacts;
  /** True where a column of words is worth a line, as in a table; records hold words by nature. */
  readonly tellWords?: boolean;
  /** What the file gave, for the provenance: "epoch metrics". */
  readonly gave: string;
}

/** The parts of a run that one table of metrics gives: its series, what was odd in it, and where it came from. */
export function partsOfTable(table: Table, layout: TableLayout): RunPart[] {
  const { axes, used, notices } = axesOfTable(table, layout.axes);
  const series = seriesOfTable(table, axes, {
    skip: used,
    ...(layout.facts === undefined ? {} : { facts: layout.facts }),
  });
  const base = { group: layout.group ?? folderOf(table.file), reader: layout.reader };
  const said = [...table.notices, ...notices, ...wordNotices(table, used, layout.tellWords === true)];
  return [
    { ...base, kind: "series", series },
    ...noticesPart(base, said),
    {
      ...base,
      kind: "provenance",
      provenance: { file: table.file, readAs: layout.reader, gave: layout.gave, rows: table.rows.length },
    },
  ];
}

/** A part of notices, or none where there are none. */
export function noticesPart(
  base: { readonly group: string; readonly reader: string },
  notices: readonly Notice[],
): RunPart[] {
  return notices.length === 0 ? [] : [{ ...base, kind: "notices", notices }];
}

/** Words among numbers are odd; a column of words alone is left out, which is worth a line where it was a table. */
function wordNotices(table: Table, used: ReadonlySet<string>, tellAll: boolean): Notice[] {
  const notices: Notice[] = [];
  for (const column of table.words) {
    if (used.has(column.name)) continue;
    const mixed = table.columns.some((numbers) => numbers.name === column.name);
    if (!mixed && !tellAll) continue;
    const first = short(column.words[column.codes[0] ?? 0] ?? "");
    const row = table.rows[column.index[0] ?? 0] ?? 0;
    const at = { file: table.file, column: column.name, [table.rowUnit]: row };
    const count = `${column.index.length} of ${table.rows.length}`;
    notices.push(
      mixed
        ? {
            level: "warning",
            code: "value-not-numeric",
            message: `Column ${column.name} holds words in ${count} rows, the first "${first}"`,
            at,
          }
        : {
            level: "info",
            code: "column-ignored",
            message: `Column ${column.name} holds words, the first "${first}"`,
            at,
          },
    );
  }
  return notices;
}

function short(word: string): string {
  return word.length <= 40 ? word : `${word.slice(0, 39)}…`;
}
