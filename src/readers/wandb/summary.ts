import { isObject, type Json, parseJson } from "../json/tolerant-json.ts";
import { addRow, type History } from "./history.ts";
import type { Item } from "./record.ts";

/** Adds wandb-summary.json, the last value of each key, as one row. */
export function addSummary(history: History, text: string): void {
  const { value } = parseJson(text);
  if (!isObject(value)) return;
  const items: Item[] = Object.entries(value).map(([key, member]) => ({ key, json: jsonOf(member) }));
  if (items.length > 0) addRow(history, { items, step: null, record: 1 });
}

/** JSON again; JSON.stringify alone would write null for the numbers that JSON has no word for. */
function jsonOf(value: Json): string {
  if (typeof value === "number") return String(value);
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "number" && !Number.isFinite(inner) ? String(inner) : inner,
  );
}
