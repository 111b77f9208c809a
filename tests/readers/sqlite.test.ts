import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readRuns } from "../../src/assemble/read-runs.ts";
import { mlflowSqlite } from "../../src/readers/mlflow-sqlite/reader.ts";
import { optuna } from "../../src/readers/optuna/reader.ts";
import { trackio } from "../../src/readers/trackio/reader.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { readParts, sniffScore } from "./read-parts.ts";

const FIXTURES = resolve(import.meta.dirname, "../../fixtures/readers");

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sqlite-test-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("rows that stand in the write-ahead log alone are read, and the run's own files stay as they are", async () => {
  cpSync(join(FIXTURES, "mlflow-sqlite/rows-in-the-log/input"), folder, { recursive: true });
  const before = contents(folder);
  const copies = mkdtempSync(join(tmpdir(), "sqlite-copies-"));
  // Other tests copy to the common folder at the same time.
  vi.stubEnv("TMPDIR", copies);
  // The file alone is named, its log lies beside it.
  const [run] = await readRuns(await openSource(join(folder, "mlflow.db")));
  expect(run?.series.map(({ sourceName, values }) => [sourceName, values.length])).toEqual([["loss", 40]]);
  expect(contents(folder)).toEqual(before);
  expect(readdirSync(copies)).toEqual([]);
  vi.unstubAllEnvs();
  rmSync(copies, { recursive: true });
});

test("a NaN is a flag, infinities are clamped; a step that goes back stays where it was written", async () => {
  const runs = await readRuns(await openSource(join(FIXTURES, "mlflow-sqlite/nan-and-infinite/input")));
  const bee = runs.find(({ name }) => name.endsWith("calm-bee-2"));
  const valuesOf = (name: string) => [...(bee?.series.find((one) => one.sourceName === name)?.values ?? [])];
  expect(valuesOf("train/loss")).toEqual([1.5, 4, 30, Number.POSITIVE_INFINITY, Number.NaN]);
  expect(valuesOf("elbo")).toEqual([Number.NEGATIVE_INFINITY, -2.5]);
  expect(bee?.facts.status).toBe("killed");
  expect(runs).toHaveLength(2);
});

test("a torn database gives the rows before the tear and says how much is missing", async () => {
  const [run] = await readRuns(await openSource(join(FIXTURES, "mlflow-sqlite/torn/input")));
  expect(run?.series[0]?.values.length).toBeGreaterThan(0);
  expect(
    run?.notices.filter(({ code }) => code === "truncated-file").map(({ message }) => message),
  ).toContainEqual(
    expect.stringMatching(/^The database has \d+ pages of 512 bytes, the file ends after \d+ of them$/),
  );
});

test("any cut of a database is an error that names it or a run, never a crash", async () => {
  const whole = readFileSync(join(FIXTURES, "mlflow-sqlite/nan-and-infinite/input/mlflow.db"));
  const source = await openSource(join(FIXTURES, "mlflow-sqlite/nan-and-infinite/input"));
  const [file] = source.files;
  if (!file) throw new Error("the fixture has one file");
  for (let size = 20; size < whole.length; size += 777) {
    const cut = whole.subarray(0, size);
    const one = {
      ...file,
      size,
      slice: async (a: number, b: number) => cut.subarray(a, b),
      chunks: async function* () {
        yield cut;
      },
    };
    const outcome = await readRuns({ ...source, files: [one] }, { format: "mlflow-sqlite" }).then(
      (runs) => runs.length,
      (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : "?"),
    );
    if (typeof outcome === "string") expect(outcome).toMatch(/^ReadError: .*mlflow\.db/);
    else expect(outcome).toBeGreaterThan(0);
  }
});

test("each database is told by its tables; without a disk the reader says what it lacks", async () => {
  const bytes = (path: string) => new Uint8Array(readFileSync(join(FIXTURES, path)));
  const mlflow = bytes("mlflow-sqlite/nan-and-infinite/input/mlflow.db");
  const study = bytes("optuna/pruned-and-failed/input/study.db");
  const project = bytes("trackio/two-runs/input/trackio/demo.db");
  const scores = [mlflow, study, project].map((content) =>
    [mlflowSqlite, optuna, trackio].map((reader) => sniffScore(reader, { "a.db": content })),
  );
  expect(scores).toEqual([
    [0.95, 0, 0],
    [0, 0.95, 0],
    [0, 0, 0.95],
  ]);
  await expect(readParts(mlflowSqlite, { "a.db": mlflow })).rejects.toThrow("there is no disk");
});

test("Trackio: JSON kept as bytes is read, and tables that are made far into the file are found", async () => {
  const { default: sqlite } = await import("node-sqlite3-wasm");
  const database = new sqlite.Database(join(folder, "demo.db"));
  database.exec("CREATE TABLE filler (words TEXT)");
  database.run("INSERT INTO filler VALUES (?)", ["x".repeat(60_000)]);
  // Statements longer than what is left of the first page move to one that is free, behind the filler.
  for (let i = 0; i < 20; i++) database.exec(`CREATE TABLE other_${i} (${"a".repeat(400)} TEXT)`);
  database.exec(
    "CREATE TABLE metrics (id INTEGER, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT)",
  );
  const bytes = new TextEncoder().encode('{"train/loss":"NaN"}');
  for (const step of [0, 10])
    database.run("INSERT INTO metrics VALUES (?, '', 'one', ?, ?)", [step, step, bytes]);
  database.close();
  const file = readFileSync(join(folder, "demo.db"));
  expect(file.indexOf("CREATE TABLE metrics")).toBeGreaterThan(65_536);
  const [run] = await readRuns(await openSource(folder));
  expect(run?.format).toBe("trackio");
  expect([...(run?.series[0]?.values ?? [])]).toEqual([Number.NaN, Number.NaN]);
});

test("Optuna: parameters by trial, categorical ones by their choice; trials that report values are runs", async () => {
  const runs = await readRuns(await openSource(join(FIXTURES, "optuna/pruned-and-failed/input")));
  expect(runs.map(({ name, regime }) => [name, regime.id])).toEqual([
    ["input", "search"],
    ["input/trial 0", "unknown"],
    ["input/trial 1", "unknown"],
  ]);
  expect(runs[0]?.series.map(({ id, role }) => [id, role])).toEqual([
    ["objective", "other-metric"],
    ["param lr", "other"],
  ]);
  expect(runs[2]?.config?.entries.map(({ key, value }) => [key, value])).toEqual([
    ["lr", 0.01],
    ["optimizer", "sgd"],
  ]);
});

function contents(path: string): [string, string][] {
  return readdirSync(path).map((name) => [name, readFileSync(join(path, name)).toString("base64")]);
}
