import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capture } from "./capture.ts";

let root = "";
let two = "";
let odd = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "postrun-list-"));
  two = join(root, "exp");
  for (const [name, rows] of [
    ["version_0", 12],
    ["version_1", 20],
  ] as const) {
    mkdirSync(join(two, name), { recursive: true });
    const lines = Array.from(
      { length: rows },
      (_, i) => `${i},${(i + 1) * 10},${1 / (i + 1)},${1.2 / (i + 1)}`,
    );
    writeFileSync(join(two, name, "metrics.csv"), `epoch,step,train_loss,val_loss\n${lines.join("\n")}\n`);
  }
  odd = join(root, "odd.csv");
  const lines = Array.from({ length: 12 }, (_, i) => `${i + 1},${1 / (i + 1)},${i / 12},${i / 24}`);
  writeFileSync(odd, `step,foo/quax,foo/zork,foo/blip\n${lines.join("\n")}\n`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function listed(...argv: string[]) {
  const result = await capture(["list", "--json", ...argv]);
  return { ...result, runs: JSON.parse(result.out).runs };
}

async function diagnosed(...argv: string[]) {
  const result = await capture(["diagnose", "--json", ...argv]);
  return result.code === 0 ? JSON.parse(result.out).runs : result;
}

describe("postrun list", () => {
  it("shows each run with its format, rows and span, and diagnoses nothing", async () => {
    const { code, runs } = await listed(two);
    expect(code).toBe(0);
    expect(runs).toHaveLength(2);
    expect(runs[1]).toMatchObject({
      run: "exp/version_1",
      format: "lightning-csv",
      series: 2,
      rows: 20,
      points: 40,
      span: { unit: "step", from: 10, to: 200 },
      status: "unknown",
      notices: { "run-split": 1 },
    });
    expect(runs[1]).not.toHaveProperty("verdict");
  });

  it("is a table for people, columns under their names", async () => {
    const { out } = await capture(["list", two]);
    expect(out).toBe(
      [
        "run            format         series  rows  span             status   notices",
        "exp/version_0  lightning-csv       2    12  step 10 to 120   unknown",
        "exp/version_1  lightning-csv       2    20  step 10 to 200   unknown",
        "",
      ]
        .join("\n")
        .replace(/to 120 {3}/, "to 120  ")
        .replace(/to 200 {3}/, "to 200  ")
        .replace("span             status", "span            status"),
    );
  });

  it("what cannot be read is one line, exit code 3, and the others are shown", async () => {
    const { code, out, err } = await capture(["list", join(root, "absent"), two]);
    expect(code).toBe(3);
    expect(err).toMatch(/^postrun: Cannot read .*absent: no such file or folder\n$/);
    expect(out).toContain("exp/version_1");
    const { runs } = await listed(join(root, "absent"));
    expect(runs).toEqual([expect.objectContaining({ run: "absent", error: expect.any(Object) })]);
  });
});

describe("--run", () => {
  it("takes one of several runs, with or without the input's name, for diagnose and report", async () => {
    for (const name of ["version_1", "exp/version_1"]) {
      const runs = await diagnosed(two, "--run", name);
      expect(runs.map((one: { run: string }) => one.run)).toEqual(["exp/version_1"]);
    }
    const out = join(root, "out");
    expect((await capture(["report", two, "--run", "version_0", "--out", out])).code).toBe(0);
    expect(readdirSync(out)).toEqual(["exp-version_0.html"]);
  });

  it("several times takes several, in the order of the files", async () => {
    const runs = await diagnosed(two, "--run", "version_1", "--run", "version_0");
    expect(runs.map((one: { run: string }) => one.run)).toEqual(["exp/version_0", "exp/version_1"]);
  });

  it("of an MLflow store by the run's name or by the id of its folder", async () => {
    const store = resolve(import.meta.dirname, "../../fixtures/readers/mlflow-files/runs-with-names/input");
    for (const name of ["calm-heron-202", "1e".repeat(16)]) {
      const runs = await diagnosed(store, "--run", name);
      expect(runs.map((one: { run: string }) => one.run)).toEqual(["input/calm-heron-202"]);
    }
  });

  it("an unknown name is wrong usage, and the names that there are stand in the line", async () => {
    const { code, err } = await capture(["diagnose", two, "--run", "version_2"]);
    expect(code).toBe(2);
    expect(err.split("\n")[0]).toBe(
      "postrun: No run is called version_2: the input holds 2 runs, exp/version_0, exp/version_1",
    );
  });

  it("with several inputs it would be a guess which is meant", async () => {
    expect((await capture(["diagnose", two, odd, "--run", "version_0"])).code).toBe(2);
  });
});

describe("--map and --metric", () => {
  it("a run whose names say nothing asks for both, and names them", async () => {
    const [run] = await diagnosed(odd);
    const asked = run.notices.filter((one: { code: string }) => one.code === "metric-unknown");
    expect(asked).toHaveLength(1);
    expect(asked[0].message).toBe(
      "No name says which series is the loss or a metric (foo/quax, foo/zork, foo/blip); --map loss=NAME and --metric NAME do",
    );
  });

  it("then the loss is known and the notice is gone", async () => {
    const [run] = await diagnosed(odd, "--map", "loss=foo/quax", "--map", "validation-accuracy=foo/zork");
    expect(run.notices.map((one: { code: string }) => one.code)).not.toContain("metric-unknown");
    const answered = (one: typeof run) =>
      one.checks.filter(({ kind }: { kind: string }) => kind === "present" || kind === "absent").length;
    const [before] = await diagnosed(odd);
    expect(answered(run)).toBeGreaterThan(answered(before));
  });

  it("a declared metric is the one that is judged by, and its unknown direction is asked for", async () => {
    const [run] = await diagnosed(odd, "--map", "loss=foo/quax", "--metric", "foo/blip");
    const messages = run.notices.map((one: { message: string }) => one.message).join("\n");
    expect(messages).toContain(
      "foo/blip is taken for the metric, and its name does not say which way is better",
    );
    expect(messages).toContain("--map accuracy=foo/blip (higher)");
  });

  it("a misspelt name, a loss as metric and an unknown role are wrong usage", async () => {
    const first = async (...argv: string[]) => {
      const { code, err } = await capture(["diagnose", ...argv]);
      return `${code} ${err.split("\n")[0]}`;
    };
    expect(await first(odd, "--metric", "foo/blop")).toBe(
      "2 postrun: No series is named foo/blop: the run has foo/quax, foo/zork, foo/blip",
    );
    expect(await first(two, "--metric", "val_loss")).toBe(
      "2 postrun: Wrong --metric val_loss: its name says loss, expected a task metric",
    );
    expect(await first(odd, "--map", "losss=foo/quax")).toBe(
      "2 postrun: Unknown role losss in --map losss=foo/quax: expected one such as loss",
    );
  });
});
