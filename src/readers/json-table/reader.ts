import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { EPOCH_NAMES, normalName, STEP_NAMES } from "../../names/axis-names.ts";
import { sniffJson } from "../json/json-head.ts";
import { type JsonDocument, readDocument } from "../json/read-document.ts";
import { isArray, isObject, type Json } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { listNames, tableOfLists } from "../tables/json-columns.ts";
import { RecordTable } from "../tables/record-table.ts";
import type { Table } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** One JSON document of metrics: a list of records, or lists that run side by side. */
export const jsonTable: Reader = {
  id: "json-table",
  title: "JSON document of metrics",
  files: ["metrics.json", "log.json", "results.json"],
  about: {
    recognisedBy: "a JSON list of records with a count, or lists of numbers under names of metrics",
    reads: ["lists of records; parallel lists of numbers"],
    leaves: ["lists of class names, shapes and other words"],
    traps: ["a document that ends too early is read up to there"],
  },
  sniff: sniffDocument,
  read: (files) => readEach("json-table", files, readTable),
};

const COUNTS: ReadonlySet<string> = new Set([...STEP_NAMES, ...EPOCH_NAMES]);

/** Lists that say of what they are; lists of anything else (class names, shapes) are no metrics. */
const METRIC_LIST = /loss|acc|error|auc|rmse|mae|mse|reward|score|lr$|learning_rate|epoch|step/i;

function sniffDocument(file: SourceFile, head: Uint8Array): number {
  if (!/\.json$/i.test(file.name)) return 0;
  const document = sniffJson(head)?.document;
  if (isArray(document)) return document.some(isCounted) ? 0.5 : 0;
  const lists = listNames(document).filter((name) => METRIC_LIST.test(name));
  return lists.length > 0 ? 0.4 : 0;
}

function isCounted(record: Json): boolean {
  if (!isObject(record)) return false;
  const keys = Object.keys(record);
  return (
    keys.length > 1 && keys.some((key) => COUNTS.has(normalName(key)) && typeof record[key] === "number")
  );
}

async function* readTable(file: SourceFile) {
  const document = await readDocument(file);
  const table = tableOfRecords(file, document) ?? tableOfLists(file.name, document.value, document.notices);
  if (!table || table.columns.length === 0) {
    throw new ReadError(
      `Cannot read ${file.name}: a list of records or lists of numbers are expected, there are none`,
    );
  }
  yield* partsOfTable(table, { reader: "json-table", gave: "metrics" });
}

function tableOfRecords(file: SourceFile, document: JsonDocument): Table | null {
  if (!isArray(document.value)) return null;
  const table = new RecordTable(file.name, "record");
  document.value.forEach((record, i) => {
    if (isObject(record)) table.add(record, i);
  });
  return table.length === 0 ? null : table.table(document.notices);
}
