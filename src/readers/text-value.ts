import { parseDocument } from "yaml";
import type { ConfigValue } from "../model/config.ts";
import { numberInText } from "./tables/number-cell.ts";
import { yamlValue } from "./yaml-value.ts";

/** The value behind a setting that was written as Python's `str` of it, or as JSON: MLflow parameters, logged tables. */
export function valueOfText(text: string): ConfigValue {
  const word = text.trim();
  if (word === "True" || word === "true") return true;
  if (word === "False" || word === "false") return false;
  if (word === "None" || word === "null") return null;
  const number = numberInText(word);
  if (number !== null) return number;
  return /^[[{(].*[\])}]$/s.test(word) ? nestedValue(word) : text.replace(/\r?\n$/, "");
}

/** Nested settings as dotted keys; a list stays one value. */
export function flattenSettings(value: ConfigValue, key = ""): { key: string; value: ConfigValue }[] {
  const isNested = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isNested || Object.keys(value).length === 0) return [{ key, value }];
  return Object.entries(value).flatMap(([name, inner]) =>
    flattenSettings(inner, key === "" ? name : `${key}.${name}`),
  );
}

/** YAML's flow style reads JSON and most of Python's literals; a tuple is a list to it once its brackets are square. */
function nestedValue(word: string): ConfigValue {
  const flow = word.startsWith("(") ? `[${word.slice(1, -1)}]` : word;
  const document = parseDocument(flow, { logLevel: "silent" });
  if (document.errors.length > 0) return word;
  const value: unknown = yamlValue(document);
  return isConfigValue(value) ? value : word;
}

function isConfigValue(value: unknown): value is ConfigValue {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isConfigValue);
  return typeof value === "object" && Object.values(value ?? {}).every(isConfigValue);
}
