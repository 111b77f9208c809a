import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { isArray, isObject, type Json, parseJson } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { RecordTable } from "../tables/record-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** ClearML's offline mode: `metrics.jsonl`, each line an array of events with title, series, value and iteration. */
export const clearml: Reader = {
  id: "clearml",
  title: "ClearML offline session",
  files: ["offline-<id>/metrics.jsonl"],
  about: {
    recognisedBy: "the name `*.jsonl` and first events of type `training_stats_…`",
    reads: ["scalars by iteration, named title/series, with their times"],
    leaves: ["plots, images and console reports: they are no curves"],
  },
  sniff: (file, head) =>
    /\.jsonl$/i.test(baseOf(file.name)) && isText(head) && OPENS.test(headText(head)) ? 0.95 : 0,
  read: (files) => readEach("clearml", files, readEvents),
};

const OPENS = /^\s*\[\s*\{[^\n]*"type"\s*:\s*"training_stats_/;

async function* readEvents(file: SourceFile): AsyncGenerator<RunPart> {
  const table = new RecordTable(file.name, "line");
  const notices: Notice[] = [];
  for await (const { number, text } of file.lines()) {
    if (text.trim() === "") continue;
    const { value, fault } = parseJson(text);
    if (fault === null && isArray(value)) {
      for (const event of value) addEvent(table, event, number);
      continue;
    }
    const message = `Line ${number} is no array of events and is left out`;
    notices.push({
      level: "warning",
      code: "damaged-record",
      message,
      at: { file: file.name, line: number },
    });
  }
  if (table.length === 0) {
    throw new ReadError(
      `Cannot read ${file.name}: events of type training_stats_scalar are expected, there is none`,
    );
  }
  yield* partsOfTable(table.table(notices), {
    reader: "clearml",
    axes: { step: "iter" },
    gave: "scalars by iteration",
  });
}

/** A curve is told by its title and its series together: "loss" and "train". Plots and pictures are no curves. */
function addEvent(table: RecordTable, event: Json, line: number): void {
  if (!isObject(event) || event["type"] !== "training_stats_scalar") return;
  const { metric, variant, value, iter, timestamp } = event;
  if (typeof iter !== "number" || value === undefined) return;
  const name = [metric, variant].filter((part) => typeof part === "string" && part !== "").join("/");
  table.add({ iter, ...(timestamp === undefined ? {} : { timestamp }), [name]: value }, line);
}
