import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { capture } from "./capture.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const RUNS = ["divergence", "overfit"].map((name) => join(ROOT, "fixtures/scenarios", name));
const DATED = { SOURCE_DATE_EPOCH: "1795564800" };
const base = mkdtempSync(join(tmpdir(), "postrun-same-"));

afterAll(() => rmSync(base, { recursive: true, force: true }));

it("the same run gives the same page and the same JSON twice in one process", async () => {
  const first = await written("first", DATED);
  expect(Object.keys(first)).toEqual(["divergence.html", "divergence.json", "overfit.html", "overfit.json"]);
  expect(await written("second", DATED)).toEqual(first);
});

it("and in other processes, whatever their zone, language and folder", () => {
  const here = inProcess("here", { TZ: "UTC", LANG: "C" });
  const there = inProcess("there", { TZ: "Asia/Kathmandu", LANG: "de_DE.UTF-8", LC_ALL: "tr_TR.UTF-8" });
  expect(Object.keys(here)).toHaveLength(4);
  expect(there).toEqual(here);
}, 60_000);

it("without SOURCE_DATE_EPOCH nothing but the date is missing", async () => {
  const dated = await written("dated", DATED);
  const undated = await written("undated", {});
  for (const [name, content] of Object.entries(dated)) {
    const date = ' <span class="date">25 Nov 2026</span>';
    expect(content.includes(date), name).toBe(name.endsWith(".html"));
    expect(withoutData(undated[name] ?? "") === withoutData(content.replace(date, "")), name).toBe(true);
  }
});

/** The data that a page carries is packed, its date with it. */
function withoutData(page: string): string {
  return page.replace(/<!--postrun-report-data[^>]*-->/, "");
}

async function written(name: string, env: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const out = join(base, name);
  const { code } = await capture(["report", ...RUNS, "--out", out, "--json"], env);
  expect(code).toBe(0);
  return contents(out);
}

/** Through the program itself, from source, started in a folder of its own. */
function inProcess(name: string, env: Readonly<Record<string, string>>): Record<string, string> {
  const cwd = join(base, `cwd-${name}`);
  mkdirSync(cwd);
  const tsx = import.meta.resolve("tsx");
  const args = ["--import", tsx, join(ROOT, "src/main.ts"), "report", ...RUNS, "--json"];
  const { PATH = "" } = process.env;
  execFileSync(process.execPath, args, { cwd, env: { PATH, ...DATED, ...env }, stdio: "pipe" });
  return contents(join(cwd, "postrun-report"));
}

function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
