import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { readJsonObject } from "../json/json-artifact.ts";
import { isArray, isObject, type Json, parseJson } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { RecordTable } from "../tables/record-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { flattenSettings, valueOfText } from "../text-value.ts";

/** ClearML's offline mode: `metrics.jsonl`, each line an array of events; settings in `task.json`. */
export const clearml: Reader = {
  id: "clearml",
  title: "ClearML offline session",
  files: ["offline-<id>/metrics.jsonl", "offline-<id>/task.json"],
  about: {
    recognisedBy:
      "the name `*.jsonl` and first events of type `training_stats_…`; a `task.json` with `hyperparams`",
    reads: ["scalars by iteration, named title/series, with their times", "hyperparameters of the task"],
    leaves: [
      "plots, images, console reports and single values: they are no curves",
      "NaN and infinities, which ClearML itself writes as 0",
    ],
  },
  sniff: (file, head) => sniffClearml(baseOf(file.name), head),
  read: (files) =>
    readEach("clearml", files, (file) => (/\.json$/i.test(file.name) ? readTask(file) : readEvents(file))),
};

function sniffClearml(base: string, head: Uint8Array): number {
  if (!isText(head)) return 0;
  if (base === "task.json") return TASK.test(headText(head)) ? 0.95 : 0;
  return /\.jsonl$/i.test(base) && OPENS.test(headText(head)) ? 0.95 : 0;
}

const TASK = /"hyperparams"\s*:\s*\{\s*("|\})/;

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

/** The iteration under which report_single_value keeps what has none. */
const SINGLE_VALUE = -(2 ** 31);

/** A curve is told by its title and its series together: "loss" and "train". Plots and pictures are no curves. */
function addEvent(table: RecordTable, event: Json, line: number): void {
  if (!isObject(event) || event["type"] !== "training_stats_scalar") return;
  const { metric, variant, value, iter, timestamp } = event;
  if (typeof iter !== "number" || iter === SINGLE_VALUE || value === undefined) return;
  const name = [metric, variant].filter((part) => typeof part === "string" && part !== "").join("/");
  table.add({ iter, ...(timestamp === undefined ? {} : { timestamp }), [name]: value }, line);
}

/** Settings by section and name; those of the default sections go by their name. */
async function* readTask(file: SourceFile): AsyncGenerator<RunPart> {
  const root = await readJsonObject(file, "a task of ClearML");
  const sections = isObject(root["hyperparams"]) ? Object.entries(root["hyperparams"]) : [];
  const entries = sections.flatMap(([section, settings]) =>
    Object.entries(isObject(settings) ? settings : {}).flatMap(([name, setting]) => {
      const given = isObject(setting) ? setting["value"] : undefined;
      if (given === undefined) return [];
      const key = section === "General" || section === "Args" ? name : `${section}.${name}`;
      const value = typeof given === "string" ? valueOfText(given) : given;
      return flattenSettings({ [key]: value }).map((one) => ({ ...one, at: { file: file.name } }));
    }),
  );
  const base = { group: folderOf(file.name), reader: "clearml" };
  if (entries.length > 0) {
    yield { ...base, kind: "config", file: file.name, format: "text", text: null, entries };
  }
  yield {
    ...base,
    kind: "provenance",
    provenance: { file: file.name, readAs: "clearml", gave: "settings", rows: entries.length },
  };
}
