import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  parseJson,
} from "../../src/readers/json/tolerant-json.ts";
import { fixturePath, projectText } from "./fixture-parts.ts";

const schema = object(parseJson(projectText("docs/schemas/open-run-format.schema.json")).value);
const page = projectText("docs/open-run-format.md");

/** Fixtures that keep to the format in every file. */
const GOOD = [
  ["class-counts", "three-splits", "class_counts.json"],
  ["model-summary", "two-layers", "model.json"],
  ["robustness", "two-attacks", "robustness.json"],
  ["task-accuracy", "three-tasks", "task_accuracy.json"],
  ["text-samples", "tokens-and-text", "samples.jsonl"],
] as const;

/** Fixtures that break it, which the readers refuse too. */
const BAD = [
  ["class-counts", "negative-count", "class_counts.json", "train.cat is below 0"],
  ["model-summary", "params-as-text", "model.json", "layers[0].params is no integer"],
  ["model-summary", "layers-absent", "model.json", "layers is no array"],
  ["robustness", "attacks-absent", "robustness.json", "attacks is absent"],
  ["text-samples", "no-samples", "samples.jsonl", "tokens is absent"],
] as const;

describe("the schema of the open run format", () => {
  it.each(GOOD)("accepts %s/%s", (reader, name, file) => {
    for (const value of documents(reader, name, file))
      expect(faults(value, definitionOf(file), "")).toEqual([]);
  });

  it.each(BAD)("refuses %s/%s", (...[reader, name, file, fault]) => {
    const found = documents(reader, name, file).flatMap((value) => faults(value, definitionOf(file), ""));
    expect(found).toContain(fault);
  });

  it.each([
    ["layer-statistics", "two-rows-a-layer", "layers.csv"],
    ["predictions", "classes-with-probabilities", "predictions_<split>.csv"],
    ["predictions", "values", "predictions_<split>.csv"],
    ["features", "text-column", "features_<split>.csv"],
    ["generated-samples", "two-columns", "generated.csv"],
  ])("names the columns of %s/%s", (reader, name, table) => {
    const folder = fixturePath(reader, name);
    for (const file of readdirSync(folder)) {
      const header = readFileSync(`${folder}/${file}`, "utf8").split("\n", 1)[0] ?? "";
      expect(columnFaults(header.split(","), table)).toEqual([]);
    }
  });

  it("refuses a table without its needed columns", () => {
    expect(columnFaults(["step", "grad_norm"], "layers.csv")).toEqual(["layer is absent"]);
    expect(columnFaults(["step", "layer", "note"], "layers.csv")).toEqual([
      "note is unknown",
      "none of grad_norm, weight_norm, update_ratio, zero_fraction, dead_units, saturated",
    ]);
  });

  it("and the page speak of the same files and columns", () => {
    for (const file of Object.keys(object(schema["x-files"]))) expect(page).toContain(`## ${file}`);
    for (const [table, value] of Object.entries(object(schema["x-tables"]))) {
      expect(page).toContain(`## ${table.replace("<", "\\<").replace(">", "\\>")}`);
      for (const column of columnsOf(value)) {
        if (column.name !== "<name>") expect(page).toContain(`\`${column.name}\``);
      }
    }
  });
});

describe("the page of the open run format", () => {
  it("shows examples that keep to the schema", () => {
    const examples = [...page.matchAll(/^## (\S+\.jsonl?)$[^`]*?(?:`[^`\n]+`[^`]*?)*```json\n([^`]+)```/gm)];
    expect(examples.map(([, file]) => file)).toEqual([
      "model.json",
      "class_counts.json",
      "samples.jsonl",
      "robustness.json",
      "task_accuracy.json",
    ]);
    for (const [, file = "", text = ""] of examples) {
      expect(faults(parseJson(text).value, definitionOf(file), "")).toEqual([]);
    }
  });
});

function documents(reader: string, name: string, file: string): (Json | undefined)[] {
  const text = readFileSync(`${fixturePath(reader, name)}/${file}`, "utf8");
  const texts = file.endsWith(".jsonl") ? text.split("\n").filter((line) => line !== "") : [text];
  return texts.map((one) => parseJson(one).value);
}

function definitionOf(file: string): JsonObject {
  return resolve({ $ref: object(schema["x-files"])[file] ?? "" });
}

function resolve(node: JsonObject): JsonObject {
  const { $ref: ref } = node;
  if (typeof ref !== "string") return node;
  return object(object(schema["$defs"])[ref.replace("#/$defs/", "")]);
}

/** What of a value the schema forbids: the part of JSON Schema that this schema uses. */
function faults(value: Json | undefined, node: JsonObject, place: string): string[] {
  const rule = resolve(node);
  const types = [rule["type"] ?? []].flat();
  if (types.length > 0 && !types.some((type) => typeof type === "string" && isOfType(value, type))) {
    return [`${place} is no ${types.join(" or ")}`];
  }
  if (typeof rule["minimum"] === "number" && typeof value === "number" && value < rule["minimum"]) {
    return [`${place} is below ${rule["minimum"]}`];
  }
  if (isArray(value) && isObject(rule["items"])) {
    const items = rule["items"];
    return value.flatMap((item, i) => faults(item, items, `${place}[${i}]`));
  }
  return isObject(value) ? objectFaults(value, rule, place) : [];
}

function objectFaults(value: JsonObject, rule: JsonObject, place: string): string[] {
  const found = absent(value, rule);
  const choices = isArray(rule["anyOf"]) ? rule["anyOf"].map((choice) => absent(value, object(choice))) : [];
  if (choices.length > 0 && choices.every((choice) => choice.length > 0)) found.push(...choices.flat());
  for (const [key, item] of Object.entries(value)) {
    const known = isObject(rule["properties"]) ? rule["properties"][key] : undefined;
    const node = known ?? rule["additionalProperties"];
    if (isObject(node)) found.push(...faults(item, node, place === "" ? key : `${place}.${key}`));
  }
  return found;
}

function absent(value: JsonObject, rule: JsonObject): string[] {
  const keys = isArray(rule["required"]) ? rule["required"] : [];
  return keys.filter((key) => typeof key === "string" && !(key in value)).map((key) => `${key} is absent`);
}

function isOfType(value: Json | undefined, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return isArray(value);
  if (type === "null") return value === null;
  return type === "object" ? isObject(value) : typeof value === type;
}

function columnFaults(header: readonly string[], table: string): string[] {
  const rule = object(object(schema["x-tables"])[table]);
  const columns = columnsOf(rule);
  const matches = (pattern: string, name: string): boolean => {
    const fixed = pattern.replace(/<\w+>/, "");
    return fixed === pattern ? name === pattern : name.startsWith(fixed) && name !== "id";
  };
  const found = header
    .filter((name) => !columns.some((column) => matches(column.name, name)))
    .map((name) => `${name} is unknown`);
  for (const { name, required } of columns) {
    if (required && !header.some((one) => matches(name, one))) found.push(`${name} is absent`);
  }
  const choice = isArray(rule["atLeastOneOf"]) ? rule["atLeastOneOf"] : [];
  if (choice.length > 0 && !choice.some((name) => header.includes(String(name)))) {
    found.push(`none of ${choice.join(", ")}`);
  }
  return found;
}

function columnsOf(table: Json): { name: string; required: boolean }[] {
  const list = object(table)["columns"];
  if (!isArray(list)) throw new Error("columns: a list is expected");
  return list.map((column) => {
    const { name, required } = object(column);
    return { name: String(name), required: required === true };
  });
}

function object(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new Error("an object is expected");
  return value;
}
