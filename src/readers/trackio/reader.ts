import type { RunEvent } from "../../model/artifacts.ts";
import type { ConfigEntry } from "../../model/config.ts";
import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { isObject, parseJson } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { makesTables, type SqliteDatabase, type SqliteRow, withDatabase } from "../sqlite.ts";
import { RecordTable } from "../tables/record-table.ts";
import { noticesPart, partsOfTable } from "../tables/table-parts.ts";
import { momentOf } from "../tables/time-column.ts";
import { flattenSettings, valueOfText } from "../text-value.ts";

/** Trackio's database: one file a project, each logged dictionary a row with the name of its run. */
export const trackio: Reader = {
  id: "trackio",
  title: "Trackio database",
  files: ["trackio/<project>.db"],
  about: {
    recognisedBy: "SQLite with a table `metrics` that has `run_name`",
    reads: ["each run of a project: values by step with times, settings, alerts"],
    leaves: ["tables other than `metrics`, `configs` and `alerts`"],
    traps: ["JSON as text or as bytes, as newer releases write it"],
    provenBy: "Trackio",
  },
  sniff: (_, head) => (makesTables(head, ["metrics"]) && namesRuns(head) ? 0.95 : 0),
  read: (files, source) => readEach("trackio", files, (file) => readFile(file, source)),
};

/** The table `metrics` of MLflow has a `run_uuid`. */
function namesRuns(head: Uint8Array): boolean {
  return /CREATE TABLE (IF NOT EXISTS )?"?metrics"?\s*\([^)]*\brun_name\b/i.test(
    new TextDecoder("latin1").decode(head),
  );
}

async function* readFile(file: SourceFile, source: Source): AsyncGenerator<RunPart> {
  yield* await withDatabase(file, source, readProject);
}

interface StoredRun {
  readonly id: string;
  readonly name: string;
  readonly records: RecordTable;
  /** What the machine did meanwhile, by time and without steps. */
  readonly system: RecordTable;
  readonly entries: ConfigEntry[];
  readonly events: RunEvent[];
}

function readProject(database: SqliteDatabase): RunPart[] {
  const { file } = database;
  if (!database.tables.has("metrics")) {
    throw new ReadError(`Cannot read ${file}: table metrics of Trackio is expected, it is missing`);
  }
  const runs = new Map<string, StoredRun>();
  let lost = 0;
  database.each("metrics", (row) => {
    const { value } = parseJson(textIn(row["metrics"]));
    if (!isObject(value)) {
      lost += 1;
      return;
    }
    const { records } = runOf(runs, row, file);
    const seconds = momentOf(String(row["timestamp"] ?? ""));
    const moment = Number.isNaN(seconds) ? {} : { timestamp: seconds };
    records.add({ ...value, ...moment, step: Number(row["step"] ?? records.length) }, Number(row["record"]));
  });
  readSystem(database, runs);
  readConfigs(database, runs);
  readAlerts(database, runs);
  if (runs.size === 0) throw new ReadError(`Cannot read ${file}: Trackio's database holds no metrics`);
  const all = [...runs.values()];
  const base = { group: folderOf(file), reader: "trackio" };
  const damage =
    lost === 0
      ? []
      : [
          {
            level: "warning",
            code: "damaged-record",
            message: `${lost} rows hold no JSON and are left out`,
            at: { file },
          } as const,
        ];
  const gave = all.length === 1 ? "step metrics" : `step metrics of ${all.length} runs`;
  const rows = all.reduce((sum, { records }) => sum + records.length, 0);
  return [
    ...all.flatMap((run) => partsOfRun(run, file, all)),
    ...noticesPart(base, [...database.notices, ...damage]),
    { ...base, kind: "provenance", provenance: { file, readAs: "trackio", gave, rows } },
  ];
}

/** JSON as text, or as its UTF-8 bytes, which Trackio writes since it uses orjson. */
function textIn(cell: unknown): string {
  return cell instanceof Uint8Array ? new TextDecoder().decode(cell) : String(cell ?? "");
}

/** Older databases have no ids; then the name tells a run. */
function idOf(row: SqliteRow): string {
  return String(row["run_id"] ?? row["run_name"]);
}

function runOf(runs: Map<string, StoredRun>, row: SqliteRow, file: string): StoredRun {
  const id = idOf(row);
  const run = runs.get(id) ?? {
    id,
    name: String(row["run_name"] ?? id),
    records: new RecordTable(file, "record"),
    system: new RecordTable(file, "record"),
    entries: [],
    events: [],
  };
  runs.set(id, run);
  return run;
}

/** Loads and temperatures of the machine, which Trackio samples by time. */
function readSystem(database: SqliteDatabase, runs: ReadonlyMap<string, StoredRun>): void {
  if (!database.tables.has("system_metrics")) return;
  database.each("system_metrics", (row) => {
    const { value } = parseJson(textIn(row["metrics"]));
    const seconds = momentOf(String(row["timestamp"] ?? ""));
    if (!isObject(value) || Number.isNaN(seconds)) return;
    runs.get(idOf(row))?.system.add({ ...value, timestamp: seconds }, Number(row["record"]));
  });
}

function readConfigs(database: SqliteDatabase, runs: ReadonlyMap<string, StoredRun>): void {
  if (!database.tables.has("configs")) return;
  database.each("configs", (row) => {
    const at = { file: database.file, record: Number(row["record"]) };
    const settings = flattenSettings(valueOfText(textIn(row["config"])));
    // Keys that begin with "_" are Trackio's own: user, creation time, group.
    const own = settings.filter(({ key }) => key !== "" && !key.startsWith("_"));
    runs.get(idOf(row))?.entries.push(...own.map((setting) => ({ ...setting, at })));
  });
}

/** What the training script or Trackio itself warned of while it ran. */
function readAlerts(database: SqliteDatabase, runs: ReadonlyMap<string, StoredRun>): void {
  if (!database.tables.has("alerts")) return;
  database.each("alerts", (row) => {
    const words = [row["level"], row["title"], row["text"]].filter(
      (word) => typeof word === "string" && word !== "",
    );
    const moment = momentOf(String(row["timestamp"] ?? ""));
    runs.get(idOf(row))?.events.push({
      kind: "log-line",
      step: typeof row["step"] === "number" ? row["step"] : null,
      epoch: null,
      time: Number.isNaN(moment) ? null : moment,
      text: words.join(": "),
      at: { file: database.file, record: Number(row["record"]) },
    });
  });
}

function partsOfRun(run: StoredRun, file: string, among: readonly StoredRun[]): RunPart[] {
  const folder = folderOf(file);
  const once = among.filter(({ name }) => name === run.name).length === 1;
  const own = (once ? run.name : run.id).replaceAll("/", "-");
  const base = {
    group: among.length === 1 ? folder : [folder, own].filter((part) => part !== "").join("/"),
    reader: "trackio",
  };
  const parts = partsOfTable(run.records.table(), {
    ...base,
    axes: { step: "step" },
    gave: "step metrics",
  }).filter(({ kind }) => kind !== "provenance");
  if (run.system.length > 0) {
    const sampled = partsOfTable(run.system.table(), { ...base, axes: {}, gave: "system metrics" });
    parts.push(...sampled.filter(({ kind }) => kind === "series"));
  }
  const { entries, events } = run;
  if (entries.length > 0) parts.push({ ...base, kind: "config", file, format: "text", text: null, entries });
  if (events.length > 0) parts.push({ ...base, kind: "events", events });
  return parts;
}
