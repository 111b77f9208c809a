import { isObject, parseJson } from "../tolerant-json.ts";
import { addRow, type History } from "./history.ts";
import type { Item } from "./record.ts";

/** Adds wandb-summary.json, the last value of each key, as one row. */
export function addSummary(history: History, text: string): void {
  const { value } = parseJson(text);
  if (!isObject(value)) return;
  const items: Item[] = Object.entries(value).map(([key, member]) => ({
    key,
    // JSON.stringify writes null for the numbers that JSON has no word for.
    json: typeof member === "number" ? String(member) : JSON.stringify(member),
  }));
  if (items.length > 0) addRow(history, { items, step: null, record: 1 });
}
