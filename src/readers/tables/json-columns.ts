import type { Notice } from "../../model/position.ts";
import { isArray, isObject, type Json } from "../json/tolerant-json.ts";
import { numberInText } from "./number-cell.ts";
import { identity } from "./number-column.ts";
import type { Table, TableColumn } from "./table.ts";

/** A document of parallel lists (`{"loss": [..], "val_loss": [..]}`) as a table; null where it holds none. */
export function tableOfLists(file: string, document: Json, notices: readonly Notice[] = []): Table | null {
  const lists = listsIn(document, []);
  const rows = Math.max(0, ...lists.map(({ items }) => items.length));
  if (rows === 0) return null;
  const said: Notice[] = [...notices];
  // Of a document that is cut, the last list is short for that reason.
  const whole = !notices.some(({ code }) => code === "truncated-file");
  const columns: TableColumn[] = [];
  for (const { name, items } of lists) {
    const spacing = whole ? spacingOf(items.length, rows) : 1;
    if (spacing > 1) said.push(spacingNotice({ file, name, spacing }));
    columns.push(columnOf(name, items, spacing));
  }
  return { file, columns, words: [], rows: identity(rows), rowUnit: "record", notices: said };
}

/** Whether a document holds lists of numbers by name; a cut head of a file counts too. */
export function listNames(document: Json | undefined): string[] {
  return document === undefined ? [] : listsIn(document, []).map(({ name }) => name);
}

/** Boosters nest the lists by data set and metric, two deep. */
const MAX_DEPTH = 3;

interface NamedList {
  readonly name: string;
  readonly items: readonly Json[];
}

/** Lists of numbers in a document, named by the way to them. */
function listsIn(value: Json, path: readonly string[]): NamedList[] {
  const items = numbersOf(value);
  if (items) return path.length === 0 ? [] : [{ name: path.join("/"), items }];
  if (!isObject(value) || path.length >= MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, item]) => listsIn(item, [...path, key]));
}

function numbersOf(value: Json): readonly Json[] | null {
  const items = isObject(value) ? rowsByIndex(value) : value;
  return isArray(items) && items.length > 0 && items.every(isNumeric) ? items : null;
}

/** `{"0": 0.9, "1": 0.7}`: a list as pandas writes a column. */
function rowsByIndex(value: { readonly [key: string]: Json }): readonly Json[] | null {
  const keys = Object.keys(value);
  if (keys.length === 0 || !keys.every((key, i) => key === String(i))) return null;
  return Object.values(value);
}

/** numpy's float32 is written as text by many scripts. */
function isNumeric(item: Json): boolean {
  return (
    typeof item === "number" || item === null || (typeof item === "string" && numberInText(item) !== null)
  );
}

/** Validation every k epochs leaves a list that is k times shorter. */
function spacingOf(length: number, rows: number): number {
  return length < rows && rows % length === 0 ? rows / length : 1;
}

function columnOf(name: string, items: readonly Json[], spacing: number): TableColumn {
  const index: number[] = [];
  const values: number[] = [];
  items.forEach((item, i) => {
    const value = typeof item === "string" ? numberInText(item) : item;
    if (typeof value !== "number") return;
    index.push((i + 1) * spacing - 1);
    values.push(value);
  });
  return { name, index: Int32Array.from(index), values: Float64Array.from(values) };
}

function spacingNotice(list: { file: string; name: string; spacing: number }): Notice {
  return {
    level: "info",
    code: "axis-derived",
    message: `${list.name} has one value for ${list.spacing} of the longest list; each stands at the last of its ${list.spacing}`,
    at: { file: list.file, column: list.name },
  };
}
