import { ReadError } from "../../model/errors.ts";
import type { SourceFile } from "../../model/source.ts";
import { isObject, type Json, type JsonObject, parseJson } from "./tolerant-json.ts";

/** The object that a small JSON file holds; a damaged file is an error with its line. */
export async function readJsonObject(file: SourceFile, expected: string): Promise<JsonObject> {
  const { value, fault } = parseJson(await file.text());
  if (fault !== null) throw new ReadError(`Cannot read ${file.name}, line ${fault.line}: ${fault.message}`);
  if (!isObject(value)) throw wrong(file.name, expected, value);
  return value;
}

/** The error of a value that is not what its place asks for: `what` names both, as in "key attacks: a list". */
export function wrong(file: string, what: string, found: Json | undefined): ReadError {
  return new ReadError(`Cannot read ${file}: ${what} is expected, found ${shown(found)}`);
}

function shown(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return `the text ${JSON.stringify(value.slice(0, 40))}`;
  return String(value);
}
