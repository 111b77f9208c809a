import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readInput } from "../../src/cli/read-inputs.ts";
import { readReport } from "../../src/cli/read-report.ts";
import { capture } from "./capture.ts";

const SCENARIO = resolve(import.meta.dirname, "../../fixtures/scenarios/divergence");
const base = mkdtempSync(join(tmpdir(), "postrun-carried-"));
const run = join(base, "run");
const page = join(base, "out/run.html");
/** Milliseconds: alone each takes a second or two; the rest is room for a machine that runs other tests beside. */
const SLOW = 90_000;
const DATED = { SOURCE_DATE_EPOCH: "1795564800" };

beforeAll(async () => {
  cpSync(SCENARIO, run, { recursive: true });
  await done(["report", run, "--out", join(base, "out"), "--json"], DATED);
}, SLOW);

vi.setConfig({ testTimeout: SLOW });
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("what a page carries", () => {
  it("is the run as it was read, bit for bit, and the result as its own file has it", async () => {
    const { run: carried } = await readReport(page);
    const read = await readInput(run, {});
    if ("error" in read) throw read.error;
    expect(carried).toEqual(read.runs[0]);
    await done(["extract", page, "--out", join(base, "data")]);
    expect(text("data/result.json")).toBe(text("out/run.json"));
  });

  it("gives NaN, infinities and −0 back in the columns of the run and in the drawn points", async () => {
    const odd = join(base, "odd");
    mkdirSync(odd);
    const values = ["0.5", "NaN", "-0.0", "Infinity", "-Infinity", "1e-300", "0.1", "0.30000000000000004"];
    const rows = values.map((value, i) => `${i},${value},${i + 1}`);
    writeFileSync(join(odd, "metrics.csv"), `epoch,train_loss,val_loss\n${rows.join("\n")}\n`);
    await done(["report", odd, "--out", join(base, "odd-out")]);
    await done(["extract", join(base, "odd-out/odd.html"), "--out", join(base, "odd-data")]);
    const logged = column("odd-data/series.csv", "train_loss", 9);
    expect(logged).toEqual(values.map((value) => (value === "-0.0" ? "-0" : value)));
    const drawn = column("odd-data/drawn.csv", "c-loss", 4);
    for (const value of ["NaN", "-0", "1e-300", "0.30000000000000004"]) expect(drawn).toContain(value);
    const json = JSON.parse(text("odd-data/run.json"));
    const loss = json.series.find(({ sourceName }: { sourceName: string }) => sourceName === "train_loss");
    expect(loss.values).toEqual([
      0.5,
      "NaN",
      "-0",
      "Infinity",
      "-Infinity",
      1e-300,
      0.1,
      0.30000000000000004,
    ]);
  });

  it("is no run where that would weigh more than 200 KB, and the page and extract say so", async () => {
    const large = join(base, "large");
    mkdirSync(large);
    let seed = 1;
    const rows = Array.from({ length: 60_000 }, (_, i) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return `${i},${seed / 2_147_483_647}`;
    });
    writeFileSync(join(large, "metrics.csv"), `step,train_loss\n${rows.join("\n")}\n`);
    await done(["report", large, "--out", join(base, "large-out")]);
    expect(text("large-out/large.html")).toContain("The run itself is not in it: it takes more than 200 KB.");
    const { out } = await done([
      "extract",
      join(base, "large-out/large.html"),
      "--out",
      join(base, "large-data"),
    ]);
    expect(out).toContain("does not carry the run itself");
    const [source] = JSON.parse(text("large-data/sources.json")).sources;
    expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is no run where names are hidden", async () => {
    await done(["report", run, "--redact", "--out", join(base, "hidden")]);
    expect((await readReport(join(base, "hidden/run.html"))).run).toBeNull();
  });

  it("is refused where it is damaged, strange or absent", async () => {
    const html = text("out/run.html");
    const at = html.indexOf("\n", html.indexOf("<!--postrun-report-data")) + 400;
    writeFileSync(join(base, "bad.html"), `${html.slice(0, at)}AAAA${html.slice(at + 4)}`);
    writeFileSync(join(base, "none.html"), "<!doctype html><p>postrun</p>");
    for (const [file, words] of [
      ["bad.html", "is damaged"],
      ["none.html", "carries no data of a report"],
      ["absent.html", "ENOENT"],
    ] as const) {
      const { code, err } = await capture(["extract", join(base, file), "--out", join(base, "never")]);
      expect(code).toBe(3);
      expect(err).toContain(words);
    }
  });
});

describe("postrun rerender", () => {
  it("writes the same bytes again without the sources, and again from its own page", async () => {
    await done(["rerender", page, "-o", join(base, "again/new.html")]);
    expect(text("again/new.html") === text("out/run.html")).toBe(true);
    await done(["rerender", join(base, "again/new.html"), "-o", join(base, "again/newer.html"), "--json"]);
    expect(text("again/newer.html") === text("out/run.html")).toBe(true);
    expect(text("again/newer.json")).toBe(text("out/run.json"));
  });

  it("keeps what a smaller page left out, byte for byte", async () => {
    await done(["report", run, "--out", join(base, "small"), "--max-size", "300KB"], DATED);
    await done(["rerender", join(base, "small/run.html"), "-o", join(base, "small/new.html")]);
    expect(text("small/new.html") === text("small/run.html")).toBe(true);
  });

  it("leaves scripts out where it is told to", async () => {
    await done(["rerender", page, "-o", join(base, "again/still.html"), "--static"]);
    expect(text("again/still.html")).not.toContain("<script");
  });
});

describe("postrun verify", () => {
  it("says 0 while the files are as read, 10 and which where one differs or is gone, 11 where none is there", async () => {
    const copy = join(base, "copy");
    cpSync(run, copy, { recursive: true });
    expect((await capture(["verify", page])).code).toBe(0);
    const same = await capture(["verify", page, copy]);
    expect(same.out).toContain("same       metrics.csv");
    expect(same.code).toBe(0);
    writeFileSync(join(copy, "metrics.csv"), text("copy/metrics.csv").replace("1", "2"));
    rmSync(join(copy, "config.yaml"));
    const other = await capture(["verify", page, copy]);
    expect(other.out).toMatch(/different {2}metrics\.csv/);
    expect(other.out).toMatch(/missing {4}config\.yaml/);
    expect(other.out).toContain("2 of ");
    expect(other.code).toBe(10);
    const strange = join(base, "strange");
    mkdirSync(strange);
    writeFileSync(join(strange, "other.csv"), "a,b\n1,2\n");
    expect((await capture(["verify", page, strange])).code).toBe(11);
    expect((await capture(["verify", page, join(base, "nowhere")])).code).toBe(3);
  });
});

async function done(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const result = await capture(argv, env);
  expect(result.err).toBe("");
  expect(result.code).toBe(0);
  return result;
}

function text(file: string): string {
  return readFileSync(join(base, file), "utf8");
}

/** Cells of a column in the rows that begin with a name. */
function column(file: string, first: string, at: number): (string | undefined)[] {
  return text(file)
    .split("\n")
    .map((row) => row.split(","))
    .filter((row) => row[0] === first)
    .map((row) => row[at]);
}
