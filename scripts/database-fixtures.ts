import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import sqlite from "node-sqlite3-wasm";

/** Writes the databases of fixtures/readers; the numbers are invented, the tables are those of the tools. */
const ROOT = resolve(import.meta.dirname, "../fixtures/readers");

const MLFLOW = `
CREATE TABLE experiments (experiment_id INTEGER PRIMARY KEY, name TEXT, lifecycle_stage TEXT);
CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name VARCHAR(250), status VARCHAR(9), start_time BIGINT, end_time BIGINT, lifecycle_stage VARCHAR(20), experiment_id INTEGER);
CREATE TABLE metrics (key VARCHAR(250), value FLOAT NOT NULL, timestamp BIGINT NOT NULL, run_uuid VARCHAR(32) NOT NULL, step BIGINT NOT NULL, is_nan BOOLEAN NOT NULL, PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan));
CREATE TABLE latest_metrics (key VARCHAR(250), value FLOAT, timestamp BIGINT, step BIGINT NOT NULL, is_nan BOOLEAN NOT NULL, run_uuid VARCHAR(32) NOT NULL, PRIMARY KEY (key, run_uuid));
CREATE TABLE params (key VARCHAR(250), value VARCHAR(8000), run_uuid VARCHAR(32), PRIMARY KEY (key, run_uuid));
CREATE TABLE tags (key VARCHAR(250), value VARCHAR(8000), run_uuid VARCHAR(32), PRIMARY KEY (key, run_uuid));`;

const OPTUNA = `
CREATE TABLE studies (study_id INTEGER PRIMARY KEY, study_name VARCHAR(512) NOT NULL);
CREATE TABLE study_directions (study_direction_id INTEGER PRIMARY KEY, direction VARCHAR(8) NOT NULL, study_id INTEGER NOT NULL, objective INTEGER NOT NULL);
CREATE TABLE trials (trial_id INTEGER PRIMARY KEY, number INTEGER, study_id INTEGER, state VARCHAR(8) NOT NULL, datetime_start DATETIME, datetime_complete DATETIME);
CREATE TABLE trial_params (param_id INTEGER PRIMARY KEY, trial_id INTEGER, param_name VARCHAR(512), param_value FLOAT, distribution_json TEXT);
CREATE TABLE trial_values (trial_value_id INTEGER PRIMARY KEY, trial_id INTEGER NOT NULL, objective INTEGER NOT NULL, value FLOAT, value_type VARCHAR(7) NOT NULL);
CREATE TABLE trial_intermediate_values (trial_intermediate_value_id INTEGER PRIMARY KEY, trial_id INTEGER NOT NULL, step INTEGER NOT NULL, intermediate_value FLOAT, intermediate_value_type VARCHAR(7) NOT NULL);`;

const TRACKIO = `
CREATE TABLE metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT);
CREATE TABLE configs (id INTEGER PRIMARY KEY AUTOINCREMENT, run_name TEXT, config TEXT, created_at TEXT);
CREATE TABLE alerts (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT, run_name TEXT, title TEXT, text TEXT, level TEXT, step INTEGER);`;

const START = 1_767_225_600_000;

type Rows = (write: (sql: string, values: readonly (string | number | null)[]) => void) => void;

writeCase("mlflow-sqlite/nan-and-infinite", "mlflow.db", {
  what: "Two runs, one killed, with a NaN (a flag beside 0), infinities clamped to the largest double and a step that goes back; a third run was deleted, a fourth logged nothing.",
  schema: MLFLOW,
  rows: (write) => {
    const run = "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, 1)";
    write(run, ["a".repeat(32), "bold-ant-1", "FINISHED", START, START + 60_000, "active"]);
    write(run, ["b".repeat(32), "calm-bee-2", "KILLED", START + 90_000, START + 120_000, "active"]);
    write(run, ["c".repeat(32), "gone-cat-3", "FINISHED", START, START + 1, "deleted"]);
    write(run, ["d".repeat(32), "mute-dog-4", "FAILED", START, START + 1, "active"]);
    const metric = "INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?)";
    for (let step = 0; step < 12; step++) {
      const time = START + 1000 * step;
      write(metric, ["train/loss", 2 / (step + 1), time, "a".repeat(32), step, 0]);
      write(metric, ["val/loss", 2.2 / (step + 1) + 0.1, time, "a".repeat(32), step, 0]);
    }
    const diverging = [1.5, 4, 30, 1.7976931348623157e308, 0];
    diverging.forEach((value, step) => {
      write(metric, ["train/loss", value, START + 90_000 + step, "b".repeat(32), step, Number(step === 4)]);
    });
    write(metric, ["elbo", -1.7976931348623157e308, START + 90_000, "b".repeat(32), 3, 0]);
    write(metric, ["elbo", -2.5, START + 90_001, "b".repeat(32), 1, 0]);
    write(metric, ["train/loss", 9, START, "c".repeat(32), 0, 0]);
    const param = "INSERT INTO params VALUES (?, ?, ?)";
    write(param, ["lr", "0.001", "a".repeat(32)]);
    write(param, ["optimizer", "Adam", "a".repeat(32)]);
    write(param, ["lr", "10.0", "b".repeat(32)]);
    const tag = "INSERT INTO tags VALUES (?, ?, ?)";
    write(tag, ["mlflow.user", "somebody", "a".repeat(32)]);
    write(tag, ["mlflow.source.name", "train.py", "a".repeat(32)]);
  },
});

writeCase("mlflow-sqlite/rows-in-the-log", "mlflow.db", {
  what: "The tables and all rows stand in mlflow.db-wal alone: the program was killed before SQLite wrote them back.",
  schema: MLFLOW,
  wal: true,
  rows: lossOfOneRun,
});

writeCase("mlflow-sqlite/torn", "mlflow.db", {
  what: "A copy that stopped half way: the file ends before the pages that its header counts.",
  schema: MLFLOW,
  cutAt: 0.85,
  rows: lossOfOneRun,
});

writeCase("mlflow-sqlite/empty", "mlflow.db", {
  what: "The database that the tracking server makes on its first start, before any run.",
  schema: MLFLOW,
  rows: () => undefined,
});

writeCase("optuna/pruned-and-failed", "study.db", {
  what: "A search of 8 trials: a categorical parameter kept as an index, an infinite value, trials that were pruned, failed and left running; trials 0 and 1 reported values on their way.",
  schema: OPTUNA,
  rows: (write) => {
    write("INSERT INTO studies VALUES (1, ?)", ["mnist"]);
    write("INSERT INTO study_directions VALUES (1, ?, 1, 0)", ["MINIMIZE"]);
    const states = ["COMPLETE", "COMPLETE", "PRUNED", "FAIL", "COMPLETE", "COMPLETE", "COMPLETE", "RUNNING"];
    const float =
      '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}';
    const choice = '{"name": "CategoricalDistribution", "attributes": {"choices": ["adam", "sgd"]}}';
    states.forEach((state, i) => {
      const time = (minute: number) => `2026-01-02 03:${String(minute).padStart(2, "0")}:00.000000`;
      const end = state === "RUNNING" ? null : time(i + 1);
      write("INSERT INTO trials VALUES (?, ?, 1, ?, ?, ?)", [i + 1, i, state, time(i), end]);
      const param =
        "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES (?, ?, ?, ?)";
      write(param, [i + 1, "lr", 10 ** -((i % 4) + 1), float]);
      write(param, [i + 1, "optimizer", i % 2, choice]);
      if (state !== "COMPLETE") return;
      const infinite = i === 5;
      const value = "INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES (?, 0, ?, ?)";
      write(value, [i + 1, infinite ? null : 1 / (i + 1), infinite ? "INF_POS" : "FINITE"]);
    });
    for (const trial of [1, 2]) {
      for (let step = 0; step < 6; step++) {
        const nan = trial === 2 && step === 5;
        const report =
          "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES (?, ?, ?, ?)";
        write(report, [trial, step, nan ? null : trial / (step + 1), nan ? "NAN" : "FINITE"]);
      }
    }
  },
});

writeCase("trackio/two-runs", "trackio/demo.db", {
  what: "A project of two runs with a configuration, a NaN written as a word, nested names and an alert.",
  schema: TRACKIO,
  rows: (write) => {
    for (const [name, scale] of [
      ["quiet-river-1", 1],
      ["loud-river-2", 3],
    ] as const) {
      write("INSERT INTO configs (run_name, config, created_at) VALUES (?, ?, ?)", [
        name,
        JSON.stringify({ learning_rate: 0.01 * scale, batch_size: 32, _Username: "somebody" }),
        "2026-01-02T03:04:05+00:00",
      ]);
      for (let step = 0; step < 8; step++) {
        const loss = scale === 3 && step > 5 ? "NaN" : scale / (step + 1);
        write("INSERT INTO metrics (timestamp, run_name, step, metrics) VALUES (?, ?, ?, ?)", [
          `2026-01-02T03:04:${String(step + 10)}.250000+00:00`,
          name,
          step,
          JSON.stringify({ train: { loss }, "val/accuracy": 1 - 0.5 / (step + 1) }),
        ]);
      }
    }
    write("INSERT INTO alerts (timestamp, run_name, title, text, level, step) VALUES (?, ?, ?, ?, ?, ?)", [
      "2026-01-02T03:04:17+00:00",
      "loud-river-2",
      "Loss is NaN",
      "stopping soon",
      "error",
      6,
    ]);
  },
});

interface Case {
  readonly what: string;
  readonly schema: string;
  readonly rows: Rows;
  readonly wal?: boolean;
  readonly cutAt?: number;
}

function lossOfOneRun(write: Parameters<Rows>[0]): void {
  write("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, 1)", [
    "e".repeat(32),
    "late-elk-5",
    "RUNNING",
    START,
    null,
    "active",
  ]);
  for (let step = 0; step < 40; step++) {
    const values = ["loss", 3 / (step + 1), START + 1000 * step, "e".repeat(32), step, 0];
    write("INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?)", values);
  }
  write("INSERT INTO params VALUES (?, ?, ?)", ["batch_size", "64", "e".repeat(32)]);
}

function writeCase(name: string, file: string, { what, schema, rows, wal, cutAt }: Case): void {
  const path = join(ROOT, name, "input", file);
  mkdirSync(dirname(path), { recursive: true });
  const scratch = `${path}.scratch`;
  rmSync(scratch, { force: true });
  const database = new sqlite.Database(scratch);
  database.exec(
    wal
      ? "PRAGMA page_size=512; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL"
      : "PRAGMA page_size=512",
  );
  database.exec(schema);
  database.exec("BEGIN");
  rows((sql, values) => void database.run(sql, [...values]));
  database.exec("COMMIT");
  if (wal) for (const end of ["", "-wal"]) copyFileSync(`${scratch}${end}`, `${path}${end}`);
  database.close();
  if (!wal) copyFileSync(scratch, path);
  for (const end of ["", "-wal", ".lock"])
    if (existsSync(`${scratch}${end}`)) rmSync(`${scratch}${end}`, { recursive: true });
  if (cutAt !== undefined)
    writeFileSync(path, readFileSync(path).subarray(0, Math.floor(readFileSync(path).length * cutAt)));
  for (const one of wal ? [path, `${path}-wal`] : [path]) chmodSync(one, 0o644);
  writeFileSync(
    join(ROOT, name, "SOURCE.md"),
    `${what}\n\nWritten by scripts/database-fixtures.ts; the numbers are invented.\n`,
  );
}
