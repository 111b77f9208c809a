import { numberInText } from "../number-cell.ts";
import { isObject, type Json, parseJson } from "../tolerant-json.ts";
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
  /** Keys whose values are pictures, tables or texts. */
  readonly otherKeys: Set<string>;
}

/** An empty history. */
export function emptyHistory(): History {
  return { steps: [], times: [], records: [], columns: new Map(), otherKeys: new Set() };
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
  const quoted = numberInText(json.slice(1, -1));
  return quoted !== null && !Number.isFinite(quoted) ? quoted : null;
}

function addValue(history: History, key: string, at: { json: string; row: number }): void {
  const number = numberOfJson(at.json);
  if (number !== null) {
    const column = history.columns.get(key) ?? { rows: [], values: [] };
    column.rows.push(at.row);
    column.values.push(number);
    history.columns.set(key, column);
    return;
  }
  const members = membersOf(at.json);
  if (!members) {
    if (at.json !== "null") history.otherKeys.add(key);
    return;
  }
  for (const [name, json] of members) addValue(history, `${key}.${name}`, { json, row: at.row });
}

/** Members of a plain object, each as JSON again; null for anything else and for media, which carry `_type`. */
function membersOf(json: string): [string, string][] | null {
  if (!json.startsWith("{")) return null;
  const { value } = parseJson(json);
  if (!isObject(value) || "_type" in value) return null;
  return Object.entries(value).map(([name, inner]) => [name, jsonOf(inner)]);
}

/** JSON again, with the words that JSON itself has not. */
function jsonOf(value: Json): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
