import type { SourceLine } from "../../model/source.ts";
import { numberCell } from "../tables/number-cell.ts";
import { identity, NumberColumn, RowNumbers } from "../tables/number-column.ts";
import type { Table } from "../tables/table.ts";

/** The table of a card, `| Training Loss | Epoch | Step | Validation Loss | Wer |`; null where there is none. */
export function resultsTable(file: string, lines: readonly SourceLine[]): Table | null {
  const rows = lines.filter(({ text }) => /^\s*\|.*\|\s*$/.test(text));
  const header = cellsOf(rows[0]?.text ?? "");
  if (header.length < 2 || !header.some((name) => /^(step|epoch)$/i.test(name))) return null;
  const columns = header.map((name) => new NumberColumn(name, rows.length));
  const numbers = new RowNumbers(rows.length);
  for (const { number, text } of rows.slice(1)) {
    const cells = cellsOf(text);
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue;
    // `No log` stands for a value that was not logged yet, as any other word does.
    cells.forEach((cell, c) => {
      const value = numberCell(cell);
      if (typeof value === "number") columns[c]?.push(numbers.length, value);
    });
    numbers.push(number);
  }
  if (numbers.length === 0) return null;
  const shared = identity(numbers.length);
  return {
    file,
    columns: columns
      .filter((column) => column.length > 0)
      .map((column) => ({ name: column.name, index: column.index(shared), values: column.values() })),
    words: [],
    rows: numbers.numbers(),
    rowUnit: "line",
    notices: [],
  };
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}
