import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { SourceFile } from "../../model/source.ts";
import { type Json, parseJson } from "./tolerant-json.ts";

/** A JSON file as one value, with its text for positions and with what was odd in it. */
export interface JsonDocument {
  readonly text: string;
  readonly value: Json;
  readonly notices: readonly Notice[];
}

/** Reads a file as one JSON document; one that is cut gives what stands before the cut, with a notice. */
export async function readDocument(file: SourceFile): Promise<JsonDocument> {
  const text = await file.text();
  const { value, fault } = parseJson(text);
  if (fault === null) return { text, value, notices: [] };
  const where = `line ${fault.line}, character ${Math.min(fault.offset + 1, text.length)} of ${text.length}`;
  if (!fault.cut || typeof value !== "object" || value === null) {
    throw new ReadError(`Cannot read ${file.name}: it is no JSON, ${fault.message} in ${where}`);
  }
  const notice: Notice = {
    level: "warning",
    code: "truncated-file",
    message: `The file ends in the middle of its JSON in ${where}; what stands before is read`,
    at: { file: file.name, line: fault.line },
  };
  return { text, value, notices: [notice] };
}
