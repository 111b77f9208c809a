import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { EPOCH_NAMES, isCounters, normalName, STEP_NAMES } from "../../names/axis-names.ts";
import { sniffJson } from "../json/json-head.ts";
import { isObject, type JsonObject } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { readLines } from "./read-lines.ts";

/** One JSON object a line, as detectron2, mmcv, DETR, LLaMA-Factory and plain scripts write it. */
export const jsonLines: Reader = {
  id: "json-lines",
  title: "JSON Lines",
  files: ["metrics.jsonl", "metrics.json", "*.log.json", "log.txt", "trainer_log.jsonl", "scalars.json"],
  about: {
    recognisedBy:
      "lines of JSON objects that count steps or epochs, themselves or in an object such as `progress`, and hold another number",
    reads: [
      "records of Detectron2, mmcv, MMEngine, DETR, LLaMA-Factory and plain scripts",
      "a key `mode` or `split` as the split; nested numbers under names joined by `/`, lists up to 32 numbers",
    ],
    leaves: [
      "lines that are no records, counted in a notice",
      "words, longer lists, nesting below eight levels",
    ],
    traps: [
      "trainings that were started again in one file, and two writers in one file, are told apart",
      "mmcv counts iterations anew in each epoch",
    ],
  },
  sniff: sniffLines,
  read: (files) => readEach("json-lines", files, readLines),
};

function sniffLines(file: SourceFile, head: Uint8Array): number {
  const records = sniffJson(head)?.lines ?? soleRecord(file, head);
  if (records.length === 0 || !records.some(isMetricRecord)) return 0;
  if (records.some((record) => KNOWN.some((keys) => keys.every((key) => key in record)))) return 0.85;
  return /\.(jsonl|ndjson|json)$/i.test(file.name) ? 0.5 : 0.35;
}

/** A run that logged a single line looks like a document; the name then tells that it is a log. */
function soleRecord(file: SourceFile, head: Uint8Array): readonly JsonObject[] {
  const document = sniffJson(head)?.document;
  if (!/\.(jsonl|ndjson)$|\.log\.json$/i.test(file.name)) return [];
  return typeof document === "object" && document !== null && !Array.isArray(document)
    ? [document as JsonObject]
    : [];
}

/** Keys by which the lines of a known writer are told. */
const KNOWN: readonly (readonly string[])[] = [
  ["iteration", "total_loss"],
  ["mode", "epoch", "iter"],
  ["train_loss", "epoch", "n_parameters"],
  ["current_steps", "total_steps", "epoch"],
];

function isMetricRecord(record: JsonObject): boolean {
  return Object.keys(record).length > 1 && (counts(record) || countersOf(record).some(counts));
}

function counts(record: JsonObject): boolean {
  return Object.keys(record).some((key) => COUNTS.has(normalName(key)) && typeof record[key] === "number");
}

/** Objects within a record that keep its counters: `{"progress": {"step": 10}, "train": {"loss": 0.5}}`. */
function countersOf(record: JsonObject): readonly JsonObject[] {
  return Object.entries(record).flatMap(([key, value]) =>
    isCounters(key) && isObject(value) ? [value] : [],
  );
}

const COUNTS: ReadonlySet<string> = new Set([...STEP_NAMES, ...EPOCH_NAMES]);
