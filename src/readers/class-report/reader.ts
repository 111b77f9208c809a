import type { ClassReport } from "../../model/artifacts.ts";
import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { splitOfFileName } from "../../names/split-name.ts";
import { headText, isText } from "../head-text.ts";
import { sniffJson } from "../json/json-head.ts";
import { readDocument } from "../json/read-document.ts";
import { isObject, type Json } from "../json/tolerant-json.ts";
import { artifactParts, type ReadArtifact } from "../open-run/artifact-parts.ts";
import { readEach } from "../read-each.ts";
import { isScores, type ReportRows, rowsOfDocument, rowsOfText } from "./report-rows.ts";

/** scikit-learn's `classification_report`, as a dictionary in JSON or as the text that it prints. */
export const classReport: Reader = {
  id: "class-report",
  title: "Classification report of scikit-learn",
  files: ["classification_report.json", "classification_report.txt", "val_classification_report.json"],
  about: {
    recognisedBy: "a first line `precision recall f1-score support`, or JSON with those scores by class",
    reads: ["precision, recall, F1 and support of each class, and the accuracy"],
    leaves: ["a second report on the same split: the one whose name states the split stays"],
    traps: ["a name without a split is read as test data, and a notice says so"],
  },
  sniff: sniffReport,
  read: (files) =>
    // Of two reports on one split the first stays: the one whose name says the split.
    readEach("class-report", [...files].sort(namedFirst), async function* (file) {
      yield* artifactParts("class-report", await readReport(file));
    }),
};

function sniffReport(file: SourceFile, head: Uint8Array): number {
  if (/\.json$/i.test(file.name)) return holdsScores(sniffJson(head)?.document) ? 0.8 : 0;
  if (!isText(head)) return 0;
  const first = headText(head)
    .split("\n", 10)
    .find((line) => line.trim() !== "");
  return first !== undefined && HEADER.test(first) ? 0.85 : 0;
}

/** A report within a log of a training is the log's. */
const HEADER = /^\s*precision\s+recall\s+f1-score\s+support\s*$/;

function holdsScores(document: Json | undefined): boolean {
  return isObject(document) && Object.values(document).some(isScores);
}

function namedFirst(a: SourceFile, b: SourceFile): number {
  return Number(splitOfFileName(a.name) === null) - Number(splitOfFileName(b.name) === null);
}

async function readReport(file: SourceFile): Promise<ReadArtifact> {
  const notices: Notice[] = [];
  const found = await rowsIn(file, notices);
  if (found.rows.length === 0) {
    throw new ReadError(
      `Cannot read ${file.name}: precision, recall, f1-score and support by class are expected`,
    );
  }
  const named = splitOfFileName(file.name);
  const split = named ?? "test";
  if (named === null) {
    const message =
      "The name of the file names no split, so the scores by class are read as those of test data";
    notices.push({ level: "warning", code: "unit-assumed", message, at: { file: file.name } });
  }
  const report: ClassReport = {
    file: file.name,
    split,
    classes: found.rows.map(({ name }) => name),
    precision: Float64Array.from(found.rows, ({ precision }) => precision),
    recall: Float64Array.from(found.rows, ({ recall }) => recall),
    f1: Float64Array.from(found.rows, ({ f1 }) => f1),
    support: Float64Array.from(found.rows, ({ support }) => support),
    accuracy: found.accuracy,
  };
  const gave = `scores by class of the ${split} split`;
  return { file: file.name, body: { kind: "class-report", report }, gave, rows: found.rows.length, notices };
}

async function rowsIn(file: SourceFile, notices: Notice[]): Promise<ReportRows> {
  if (!/\.json$/i.test(file.name)) return rowsOfText(await file.text());
  const document = await readDocument(file);
  notices.push(...document.notices);
  return rowsOfDocument(document.value);
}
