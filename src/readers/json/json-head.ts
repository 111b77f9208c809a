import { headText, isText } from "../head-text.ts";
import { isObject, type Json, type JsonObject, parseJson } from "./tolerant-json.ts";

/** What the first bytes of a file are as JSON. */
export interface JsonHead {
  /** One record a line: the first of them. Empty where the file is one document. */
  readonly lines: readonly JsonObject[];
  /** The document as far as the head holds it; undefined where there is a record a line. */
  readonly document: Json | undefined;
}

/** Looks at the first bytes as JSON, once for all readers; null where they are none. */
export function sniffJson(head: Uint8Array): JsonHead | null {
  const known = seen.get(head);
  if (known !== undefined) return known;
  const found = isText(head) ? lookAt(headText(head).replace(/^\uFEFF/, "")) : null;
  seen.set(head, found);
  return found;
}

const seen = new WeakMap<Uint8Array, JsonHead | null>();

/** Records looked at. */
const SAMPLE = 20;

function lookAt(text: string): JsonHead | null {
  const start = text.trimStart();
  if (!start.startsWith("{") && !start.startsWith("[")) return null;
  const written = start.split("\n").filter((line) => line.trim() !== "");
  const lines: JsonObject[] = [];
  for (const line of written.slice(0, SAMPLE)) {
    const { value, fault } = line.trimStart().startsWith("{")
      ? parseJson(line)
      : { value: undefined, fault: null };
    if (fault !== null || !isObject(value)) break;
    lines.push(value);
  }
  if (lines.length > 0 && (lines.length > 1 || written.length > 1)) return { lines, document: undefined };
  const { value } = parseJson(start);
  if (typeof value !== "object" || value === null) return null;
  return { lines: [], document: value };
}
