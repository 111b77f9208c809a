import { resolveName } from "../../names/metric-names.ts";
import { numberInText } from "../tables/number-cell.ts";
import type { LogPair } from "./line-pairs.ts";

/**
 * A table that a log prints line by line, as fastai does: names once, then rows of as many numbers. A row is read as if
 * each number had its name before it.
 */
export class PrintedTable {
  #names: readonly string[] = [];

  /** The numbers of a row below a line of names, with those names; null for any other line. */
  pairs(body: string): LogPair[] | null {
    const cells = cellsOf(body);
    if (cells.length > 1 && cells.length === this.#names.length && isRow(cells)) return this.#row(cells);
    if (isHeader(cells)) this.#names = cells;
    // Other lines may stand between the rows; another table brings its own names.
    return null;
  }

  #row(cells: readonly string[]): LogPair[] {
    return cells.flatMap((cell, i) => {
      const value = numberInText(cell);
      const name = this.#names[i] ?? "";
      return value === null ? [] : [{ name, value, total: null, unit: "", tied: true, gap: name }];
    });
  }
}

/** Whether a text is one table from its first line on: then it is a file of columns and no log. */
export function isTableOnly(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  // The head of a file ends in the middle of a line.
  const [first = "", ...rows] = lines.slice(0, -1);
  return isHeader(cellsOf(first)) && rows.length > 0 && rows.every((row) => isRow(cellsOf(row)));
}

function cellsOf(body: string): string[] {
  const text = body.includes("|") ? body.replaceAll("|", " ") : body;
  return text.trim().split(/\s+/);
}

/** Three words or more, none with a digit in front, of which one counts and one names a loss or metric. */
function isHeader(cells: readonly string[]): boolean {
  if (cells.length < 3 || cells.length > MOST_COLUMNS) return false;
  if (!cells.every((cell) => /^[A-Za-z_#][\w./@#%()-]*$/.test(cell))) return false;
  const counts = cells.some((cell) => /^(epochs?|ep|steps?|iter|iteration|e|#)$/i.test(cell));
  return counts && cells.some((cell) => isMetric(cell));
}

function isMetric(name: string): boolean {
  const { role } = resolveName(name);
  return role !== "other" && role !== "other-metric";
}

/** Starts with a count; the rest are numbers, durations (`00:41`) or dashes for what was not measured. */
function isRow(cells: readonly string[]): boolean {
  return /^\d+$/.test(cells[0] ?? "") && cells.every((cell) => CELL.test(cell));
}

const CELL =
  /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?|[-+]?(?:nan|inf)|(?:\d+:)?\d+:\d+(?:\.\d+)?|-+|none|n\/a)$/i;

/** More words than this are a sentence. */
const MOST_COLUMNS = 40;
