import type { ConfigEntry } from "../../model/config.ts";
import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { RunPart, RunPartBody } from "../../model/run.ts";
import { folderOf } from "../../names/file-path.ts";
import { type MetricPoints, metricParts } from "../mlflow-files/metric-parts.ts";
import { isTellingTag } from "../mlflow-files/run-folder.ts";
import { type RunMeta, statusOf, statusParts } from "../mlflow-files/run-meta.ts";
import type { SqliteDatabase, SqliteRow } from "../sqlite.ts";
import { flattenSettings, valueOfText } from "../text-value.ts";

/** The parts of all runs of a database that logged anything. */
export function readStore(database: SqliteDatabase): RunPart[] {
  const { file } = database;
  const missing = ["runs", "metrics"].filter((table) => !database.tables.has(table));
  if (missing.length > 0) {
    const found = [...database.tables].slice(0, 10).join(", ");
    throw new ReadError(
      `Cannot read ${file}: table ${missing[0]} of MLflow is expected, found ${found === "" ? "no table" : found}`,
    );
  }
  const runs = readRuns(database);
  readMetrics(database, runs);
  for (const table of ["params", "tags"]) if (database.tables.has(table)) readSettings(database, table, runs);
  const all = [...runs.values()];
  const told = all.filter((run) => run.metrics.size > 0);
  if (told.length === 0) throw nothingLogged(database, all.length);
  return [...told.flatMap((run) => partsOfRun(run, file, told)), ...partsOfFile(database, all, told)];
}

function nothingLogged({ file, notices }: SqliteDatabase, runs: number): ReadError {
  const found = runs === 0 ? "no run" : `${runs} ${runs === 1 ? "run" : "runs"} and no metric`;
  const damage = notices[0] === undefined ? "" : ` (${notices[0].message})`;
  return new ReadError(`Cannot read ${file}: the MLflow database holds ${found}${damage}`);
}

interface StoredRun {
  readonly id: string;
  readonly name: string;
  readonly meta: RunMeta;
  readonly record: number;
  readonly metrics: Map<string, MutablePoints>;
  readonly entries: ConfigEntry[];
}

interface MutablePoints extends MetricPoints {
  readonly times: number[];
  readonly values: number[];
  readonly steps: number[];
  readonly lines: number[];
}

/** Runs by their id; those that were deleted in MLflow are left out. */
function readRuns(database: SqliteDatabase): Map<string, StoredRun> {
  const runs = new Map<string, StoredRun>();
  database.each("runs", (row) => {
    if (row["lifecycle_stage"] === "deleted") return;
    const end = numberOf(row["end_time"]);
    const id = String(row["run_uuid"]);
    runs.set(id, {
      id,
      name: String(row["name"] ?? "") || id,
      meta: { status: statusOf(row["status"]), end: Number.isFinite(end) ? end / 1000 : null },
      record: numberOf(row["record"]),
      metrics: new Map(),
      entries: [],
    });
  });
  return runs;
}

/** In the order of arrival; steps may go back. */
function readMetrics(database: SqliteDatabase, runs: ReadonlyMap<string, StoredRun>): void {
  database.each("metrics", (row) => {
    const run = runs.get(String(row["run_uuid"]));
    if (!run) return;
    const key = String(row["key"]);
    const points = run.metrics.get(key) ?? {
      key,
      file: database.file,
      times: [],
      values: [],
      steps: [],
      lines: [],
    };
    run.metrics.set(key, points);
    points.times.push(numberOf(row["timestamp"]) / 1000);
    points.values.push(storedValue(row));
    points.steps.push(numberOf(row["step"] ?? 0));
    points.lines.push(numberOf(row["record"]));
  });
}

/** A NaN is a flag beside a 0, infinities are clamped to the largest double (SqlAlchemyStore._log_metrics). */
function storedValue(row: SqliteRow): number {
  if (numberOf(row["is_nan"]) === 1) return Number.NaN;
  const value = numberOf(row["value"]);
  return Math.abs(value) === Number.MAX_VALUE ? Math.sign(value) * Number.POSITIVE_INFINITY : value;
}

function readSettings(database: SqliteDatabase, table: string, runs: ReadonlyMap<string, StoredRun>): void {
  database.each(table, (row) => {
    const run = runs.get(String(row["run_uuid"]));
    const key = String(row["key"]);
    if (!run || (table === "tags" && !isTellingTag(key))) return;
    const at = { file: database.file, record: numberOf(row["record"]) };
    for (const setting of flattenSettings(valueOfText(String(row["value"] ?? "")), key)) {
      run.entries.push({ ...setting, at });
    }
  });
}

function numberOf(value: unknown): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}

function partsOfRun(run: StoredRun, file: string, among: readonly StoredRun[]): RunPart[] {
  const bodies: RunPartBody[] = [
    ...metricParts([...run.metrics.values()], "record"),
    ...statusParts(run.meta, { file, record: run.record }),
  ];
  if (run.entries.length > 0) {
    bodies.push({ kind: "config", file, format: "text", text: null, entries: run.entries });
  }
  const group = groupOf(run, file, among);
  return bodies.map((body) => ({ group, reader: "mlflow-sqlite", ...body }));
}

/** One run is the folder's; several are told by their names, or by their ids where two share a name. */
function groupOf(run: StoredRun, file: string, among: readonly StoredRun[]): string {
  const folder = folderOf(file);
  if (among.length === 1) return folder;
  const once = among.filter(({ name }) => name === run.name).length === 1;
  const own = (once ? run.name : run.id).replaceAll("/", "-");
  return folder === "" ? own : `${folder}/${own}`;
}

function partsOfFile(
  database: SqliteDatabase,
  all: readonly StoredRun[],
  told: readonly StoredRun[],
): RunPart[] {
  const { file } = database;
  const base = { group: folderOf(file), reader: "mlflow-sqlite" };
  const rows = told
    .flatMap((run) => [...run.metrics.values()])
    .reduce((sum, { values }) => sum + values.length, 0);
  const gave = told.length === 1 ? "metrics of one run" : `metrics of ${told.length} runs`;
  const notices: Notice[] = [...database.notices];
  if (told.length < all.length) {
    const silent = all.filter((run) => run.metrics.size === 0);
    const failed = silent.filter(({ meta }) => meta.status === "failed").length;
    const how = failed === 0 ? "" : `, ${failed} of them FAILED`;
    const message = `${silent.length} of the ${all.length} runs of the database logged no metric and ${silent.length === 1 ? "is" : "are"} left out${how}`;
    notices.push({ level: "info", code: "file-ignored", message, at: { file } });
  }
  const provenance: RunPart = {
    ...base,
    kind: "provenance",
    provenance: { file, readAs: "mlflow-sqlite", gave, rows },
  };
  return notices.length === 0 ? [provenance] : [provenance, { ...base, kind: "notices", notices }];
}
