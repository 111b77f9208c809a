import { isObject, type Json, parseJson } from "../json/tolerant-json.ts";
import { numberInText } from "../tables/number-cell.ts";
import type { Item } from "./record.ts";

/** One key of the history: rows of the history and values. */
export interface Column {
  readonly rows: number[];
  readonly values: number[];
}

/** The history of a run, one row a record. */
export interface History {
  /** `_step` of each row. */
  readonly steps: number[];
  /** `_timestamp` of each row in seconds since 1970 UTC; NaN where there is none. */
  readonly times: number[];
  /** Number of the record in the file. */
  readonly records: number[];
  readonly columns: Map<string, Column>;
}

/** An empty history. */
export function emptyHistory(): History {
  return { steps: [], times: [], records: [], columns: new Map() };
}

/** Adds a row; the step may stand in its own field, in the item `_step`, or nowhere (then it is 0). */
export function addRow(
  history: History,
  { items, step, record }: { items: readonly Item[]; step: number | null; record: number },
): void {
  const row = history.steps.length;
  history.steps.push(step ?? 0);
  history.times.push(Number.NaN);
  history.records.push(record);
  for (const { key, json } of items) {
    if (key === "_step") history.steps[row] = numberOfJson(json) ?? step ?? 0;
    else if (key === "_timestamp") history.times[row] = numberOfJson(json) ?? Number.NaN;
    else if (!key.startsWith("_")) addValue(history, key, { json, row });
  }
}

/** The number in a JSON text: bare or quoted NaN and infinities count, other texts do not. */
export function numberOfJson(json: string): number | null {
  if (!json.startsWith('"')) return json === "null" ? null : numberInText(json);
  return nonFiniteWord(json.slice(1, -1));
}

function addValue(history: History, key: string, { json, row }: { json: string; row: number }): void {
  const number = numberOfJson(json);
  if (number !== null) addNumber(history, key, { number, row });
  else if (json.startsWith("{")) addMember(history, key, { value: parseJson(json).value, row });
}

/** Members of a plain object are metrics of their own; media, which carry `_type`, are none. */
function addMember(
  history: History,
  key: string,
  { value, row }: { value: Json | undefined; row: number },
): void {
  const number = typeof value === "string" ? nonFiniteWord(value) : value;
  if (typeof number === "number") {
    addNumber(history, key, { number, row });
  } else if (isObject(value) && !("_type" in value)) {
    for (const [name, inner] of Object.entries(value))
      addMember(history, `${key}.${name}`, { value: inner, row });
  }
}

function addNumber(history: History, key: string, { number, row }: { number: number; row: number }): void {
  const column = history.columns.get(key) ?? { rows: [], values: [] };
  column.rows.push(row);
  column.values.push(number);
  history.columns.set(key, column);
}

/** "NaN" and "Infinity" in quotes are numbers that JSON has no word for; "0.5" in quotes is a text. */
function nonFiniteWord(text: string): number | null {
  const number = numberInText(text);
  return number !== null && !Number.isFinite(number) ? number : null;
}
