import { denseNumbers, denseTexts } from "../tables/dense-column.ts";
import type { Table } from "../tables/table.ts";
import type { PredictionColumns } from "./prediction-columns.ts";

/** True and predicted values of the rows that have both. */
export interface LabelCells {
  /** Rows of the table that are kept. */
  readonly rows: Int32Array;
  /** One of the two per column: numbers, or names where any cell is a word. */
  readonly numbers: { readonly yTrue: Float64Array; readonly yPred: Float64Array } | null;
  readonly names: { readonly yTrue: readonly string[]; readonly yPred: readonly string[] } | null;
  readonly lost: number;
  /** Line of the first row that is left out. */
  readonly firstLost: number;
}

/** Reads the two columns; where either holds a word, both are names of classes. */
export function labelCells(table: Table, columns: PredictionColumns): LabelCells {
  const sides = [columns.yTrue, columns.yPred].map((name) => ({
    numbers: denseNumbers(table, name),
    texts: denseTexts(table, name),
  }));
  const [yTrue, yPred] = sides;
  if (yTrue === undefined || yPred === undefined) throw new Error("two columns make two sides");
  const words = sides.some((side) => side.texts !== null);
  const index = new Map([columns.yTrue, columns.yPred].map((name) => [name, loggedRows(table, name)]));
  const kept: number[] = [];
  let firstLost = 0;
  for (let row = 0; row < table.rows.length; row += 1) {
    if (index.get(columns.yTrue)?.[row] && index.get(columns.yPred)?.[row]) kept.push(row);
    else firstLost ||= table.rows[row] ?? 0;
  }
  const pick = (values: Float64Array | null): Float64Array =>
    Float64Array.from(kept, (row) => values?.[row] ?? Number.NaN);
  return {
    rows: Int32Array.from(kept),
    numbers: words ? null : { yTrue: pick(yTrue.numbers), yPred: pick(yPred.numbers) },
    names: words
      ? { yTrue: kept.map((row) => nameAt(yTrue, row)), yPred: kept.map((row) => nameAt(yPred, row)) }
      : null,
    lost: table.rows.length - kept.length,
    firstLost,
  };
}

/** 1 where the row has a cell in this column, be it a number (NaN too) or a word. */
function loggedRows(table: Table, name: string): Uint8Array {
  const logged = new Uint8Array(table.rows.length);
  for (const column of [...table.columns, ...table.words]) {
    if (column.name === name) for (const row of column.index) logged[row] = 1;
  }
  return logged;
}

function nameAt(
  side: { numbers: Float64Array | null; texts: readonly string[] | null },
  row: number,
): string {
  const text = side.texts?.[row] ?? "";
  return text === "" ? String(side.numbers?.[row] ?? "") : text;
}
