import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { sniffJson } from "../json/json-head.ts";
import { type JsonDocument, readDocument } from "../json/read-document.ts";
import { type Json, parseJson } from "../json/tolerant-json.ts";
import { kerasFacts } from "../keras-csv/keras-facts.ts";
import { readEach } from "../read-each.ts";
import { listNames, tableOfLists } from "../tables/json-columns.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** `History.history` of Keras saved as JSON: a list for each quantity, one value an epoch. */
export const kerasHistory: Reader = {
  id: "keras-history",
  title: "Keras History as JSON",
  files: ["history.json", "*history*.json"],
  about: {
    recognisedBy: "JSON, or a printed Python dictionary, of lists with `val_` twins or a name with history",
    reads: ["lists by epoch"],
    leaves: ["anything that is no list of numbers"],
    traps: ["`np.float32(0.5)` as NumPy 2 prints it"],
  },
  sniff: sniffHistory,
  read: (files) => readEach("keras-history", files, readHistory),
};

function sniffHistory(file: SourceFile, head: Uint8Array): number {
  const names = listNames(headDocument(file, head));
  const named = /history/i.test(baseOf(file.name));
  if (names.some((name) => names.includes(`val_${name}`))) return named ? 0.9 : 0.8;
  return names.includes("loss") && named ? 0.75 : 0;
}

/** JSON, or `str(history.history)` in a text file. */
function headDocument(file: SourceFile, head: Uint8Array): Json | undefined {
  if (/\.json$/i.test(file.name)) return sniffJson(head)?.document;
  if (!/\.(txt|log)$/i.test(file.name) || !isText(head)) return undefined;
  const text = headText(head);
  return isPythonDict(text) ? parseJson(jsonOfPython(text)).value : undefined;
}

function isPythonDict(text: string): boolean {
  return /^\s*\{\s*'\w+'\s*:\s*\[/.test(text);
}

/** Names of metrics hold no quotes; NumPy 2 writes its numbers as `np.float32(0.5)`. */
function jsonOfPython(text: string): string {
  return text.replaceAll("'", '"').replace(/\bnp\.float\d+\(([^)]*)\)/g, "$1");
}

async function documentOf(file: SourceFile): Promise<Pick<JsonDocument, "value" | "notices">> {
  if (/\.json$/i.test(file.name)) return readDocument(file);
  const { value, fault } = parseJson(jsonOfPython(await file.text()));
  if (value === undefined || (fault !== null && !fault.cut)) {
    throw new ReadError(`Cannot read ${file.name}: a dictionary of lists as Python prints it is expected`);
  }
  if (fault === null) return { value, notices: [] };
  const message = `The file ends in the middle of its dictionary in line ${fault.line}; what stands before is read`;
  return { value, notices: [{ level: "warning", code: "truncated-file", message, at: { file: file.name } }] };
}

async function* readHistory(file: SourceFile) {
  const document = await documentOf(file);
  const table = tableOfLists(file.name, document.value, document.notices);
  if (!table)
    throw new ReadError(`Cannot read ${file.name}: lists of numbers by name are expected, there is none`);
  yield* partsOfTable(table, {
    reader: "keras-history",
    axes: { step: null, epochRows: "index", rows: "epoch" },
    facts: kerasFacts,
    gave: "epoch metrics",
  });
}
