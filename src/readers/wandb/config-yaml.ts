import { LineCounter, parseDocument } from "yaml";
import type { ConfigEntry } from "../../model/config.ts";
import { isObject, type Json } from "../json/tolerant-json.ts";
import { flattenSettings } from "../text-value.ts";
import { yamlValue } from "../yaml-value.ts";

/** Settings of files/config.yaml: `key: {desc, value}`; keys that begin with an underscore are W&B's own. */
export function configOfYaml(file: string, text: string): ConfigEntry[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { logLevel: "silent", lineCounter: counter });
  if (document.errors.length > 0) return [];
  const whole = yamlValue(document) as Json | undefined;
  if (!isObject(whole)) return [];
  return Object.entries(whole).flatMap(([key, wrapped]) => {
    if (key.startsWith("_") || key === "wandb_version") return [];
    const value = isObject(wrapped) && "value" in wrapped ? (wrapped["value"] ?? null) : wrapped;
    const line = lineOf(text, key);
    return flattenSettings(value, key).map((setting) => ({
      ...setting,
      at: { file, line, column: setting.key },
    }));
  });
}

/** 1-based line on which a key of the first level begins. */
function lineOf(text: string, key: string): number {
  const lines = text.split("\n");
  return (
    Math.max(
      0,
      lines.findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`"${key}":`)),
    ) + 1
  );
}
