import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { configEntries } from "../config-file/read-config.ts";
import { headText, isText } from "../head-text.ts";
import { parseJson } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { tableOfLists } from "../tables/json-columns.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { eventsOf } from "./record-events.ts";
import { listsOf } from "./record-lists.ts";
import { factsOf, layersOf, modelOf, settingsOf } from "./record-sections.ts";

const ID = "training-record";

/** One document that tells a whole training: the loss-curve JSON and the training-metrics YAML of `postrun init`. */
export const trainingRecord: Reader = {
  id: ID,
  title: "Training record (loss-curve JSON, training-metrics YAML)",
  files: ["loss_curve.json", "training_metrics.yaml"],
  about: {
    recognisedBy:
      "JSON or YAML with `metrics` in lists beside `hyperparameters`, `metadata` or other sections",
    reads: ["metrics by epoch, settings, architecture, events, times and resources"],
    leaves: ["keys of no section that is known"],
    traps: ["JSON that ends within a number: that number is left out"],
  },
  sniff: sniffRecord,
  read: (files) => readEach(ID, files, readRecord),
};

const SECTION = "hyperparameters|metadata|architecture|gradients|checkpoints";
const JSON_METRICS = /"metrics"\s*:\s*\{[\s\S]*?\[\s*(?:-?[\d.]|null|NaN|-?Infinity)/;
const JSON_SECTION = new RegExp(`"(?:${SECTION})"\\s*:\\s*[{[]`);
const YAML_METRICS =
  /^metrics\s*:\s*(?:#.*)?\r?\n[\s\S]*?(?:\[|^\s*-)\s*(?:[-+]?\.?\d|null|~|[-+]?\.?(?:nan|inf))/im;
const YAML_SECTION = new RegExp(`^(?:${SECTION})\\s*:`, "m");

/** By its sections: metrics in lists, and what they are of beside them. */
function sniffRecord(file: SourceFile, head: Uint8Array): number {
  const name = baseOf(file.name);
  if (!/\.(json|ya?ml)$/i.test(name) || !isText(head)) return 0;
  const text = headText(head);
  const found = /\.json$/i.test(name)
    ? text.trimStart().startsWith("{") && JSON_METRICS.test(text) && JSON_SECTION.test(text)
    : YAML_METRICS.test(text) && YAML_SECTION.test(text);
  return found ? 0.95 : 0;
}

/** JSON that ends too early may end within a number, which then is another one. */
function wholeNumbers(file: string, text: string): { readonly text: string; readonly cut: Notice | null } {
  const fault = /\.json$/i.test(file) ? parseJson(text).fault : null;
  if (!fault?.cut) return { text, cut: null };
  const message = `The file ends in the middle of its JSON in line ${fault.line}; what stands before is read`;
  const cut: Notice = { level: "warning", code: "truncated-file", message, at: { file, line: fault.line } };
  return { text: text.replace(/[-+\w.]+$/, ""), cut };
}

async function* readRecord(file: SourceFile): AsyncGenerator<RunPart> {
  const { text, cut } = wholeNumbers(file.name, await file.text());
  const read = configEntries(file.name, text);
  const { entries } = read;
  const notices = cut === null ? read.notices : [cut];
  const table = tableOfLists(file.name, listsOf(entries), notices);
  if (table === null) {
    throw new ReadError(
      `Cannot read ${file.name}: lists of numbers under metrics are expected, there are none`,
    );
  }
  const base = { group: folderOf(file.name), reader: ID };
  yield* partsOfTable(table, {
    reader: ID,
    axes: { rows: "epoch" },
    gave: "metrics, settings and events of the training",
  });
  const settings = settingsOf(entries);
  const format = /\.json$/i.test(file.name) ? "json" : "yaml";
  if (settings.length > 0)
    yield { ...base, kind: "config", file: file.name, format, text, entries: settings };
  yield { ...base, kind: "facts", facts: factsOf(entries) };
  const events = eventsOf(entries);
  if (events.length > 0) yield { ...base, kind: "events", events };
  const model = modelOf(file.name, entries);
  if (model !== null) yield { ...base, kind: "model", model };
  const layers = layersOf(file.name, entries);
  if (layers !== null) yield { ...base, kind: "layers", layers };
}
