import { parseDocument } from "yaml";
import type { ConfigValue } from "../../model/config.ts";
import { valueOfText } from "../text-value.ts";
import { yamlValue } from "../yaml-value.ts";

/**
 * Settings in a text that a script logged: JSON (the Hugging Face Trainer's `args`), lines of `key: value`, or a Markdown
 * table of two columns (CleanRL's `hyperparameters`). Null where the text is something else.
 */
export function parseSettings(text: string): { readonly [key: string]: ConfigValue } | null {
  const table = parseTable(text);
  if (table) return table;
  if (!looksLikeMapping(text)) return null;
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0) return null;
  const value: unknown = yamlValue(document);
  return isMapping(value) ? value : null;
}

/** JSON, or nothing but lines that begin with a key, are indented, or are empty; prose has other lines. */
function looksLikeMapping(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return trimmed.endsWith("}");
  return trimmed.split("\n").every((line) => /^(?:\s|$|- |[A-Za-z_][\w./-]*:(?:\s|$))/.test(line));
}

function parseTable(text: string): { [key: string]: ConfigValue } | null {
  const rows = text
    .trim()
    .split("\n")
    .map((line) => /^\s*\|(.+)\|\s*$/.exec(line)?.[1]?.split("|") ?? []);
  const ruler = rows[1] ?? [];
  const isTable = rows.length > 2 && ruler.length === 2 && ruler.every((cell) => /^\s*:?-+:?\s*$/.test(cell));
  if (!isTable) return null;
  const settings: { [key: string]: ConfigValue } = {};
  for (const [key = "", ...cells] of rows.slice(2)) {
    if (key.trim() !== "") settings[key.trim()] = valueOfText(cells.join("|").trim());
  }
  return settings;
}

function isMapping(value: unknown): value is { readonly [key: string]: ConfigValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
