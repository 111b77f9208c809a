import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { listNames, tableOfLists } from "../json-columns.ts";
import { sniffJson } from "../json-head.ts";
import { kerasFacts } from "../keras-csv/keras-facts.ts";
import { readDocument } from "../read-document.ts";
import { baseOf, readEach } from "../read-each.ts";
import { partsOfTable } from "../table-parts.ts";

/** `History.history` of Keras saved as JSON: a list for each quantity, one value an epoch. */
export const kerasHistory: Reader = {
  id: "keras-history",
  title: "Keras History as JSON",
  files: ["history.json", "*history*.json"],
  sniff: sniffHistory,
  read: (files) => readEach("keras-history", files, readHistory),
};

function sniffHistory(file: SourceFile, head: Uint8Array): number {
  if (!/\.json$/i.test(file.name)) return 0;
  const names = listNames(sniffJson(head)?.document);
  const named = /history/i.test(baseOf(file.name));
  if (names.some((name) => names.includes(`val_${name}`))) return named ? 0.9 : 0.8;
  return names.includes("loss") && named ? 0.75 : 0;
}

async function* readHistory(file: SourceFile) {
  const document = await readDocument(file);
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
