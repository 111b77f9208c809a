import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { BrowserPlaces } from "../../src/cli/find-browser.ts";
import { capture } from "./capture.ts";

const HEALTHY = resolve(import.meta.dirname, "../../fixtures/scenarios/healthy");
const base = mkdtempSync(join(tmpdir(), "postrun-no-browser-"));
let out = "";

/** A machine without any browser. */
const NOWHERE: BrowserPlaces = {
  platform: "linux",
  installed: [
    { kind: "chrome", path: join(base, "no-chrome") },
    { kind: "edge", path: join(base, "no-edge") },
    { kind: "chromium", path: join(base, "no-chromium") },
  ],
  playwright: async () => join(base, "no-playwright"),
  bundled: () => Promise.reject(new Error("Cannot find package '@sparticuz/chromium'")),
};

beforeEach(() => {
  out = mkdtempSync(join(base, "out-"));
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("report --pdf without a browser", () => {
  it("writes the page, ends with 5, and names what was tried and what helps", async () => {
    const { code, err } = await capture(["report", HEALTHY, "--out", out, "--pdf"], {}, NOWHERE);
    expect(code).toBe(5);
    expect(readdirSync(out)).toEqual(["healthy.html"]);
    expect(err.split("\n").filter((line) => line.startsWith("postrun:"))).toHaveLength(1);
    for (const { path } of NOWHERE.installed) expect(err).toContain(path);
    expect(err).toContain("POSTRUN_BROWSER");
    expect(err).toContain("no-playwright");
    expect(err).toContain("Cannot find package '@sparticuz/chromium'");
    expect(err).toMatch(/\n {2}Install Chrome, .*--browser PATH; the HTML is written\n$/);
  });

  it("names Linux as where the bundled browser runs, elsewhere", async () => {
    const { code, err } = await capture(
      ["report", HEALTHY, "--out", out, "--pdf"],
      {},
      {
        ...NOWHERE,
        platform: "darwin",
      },
    );
    expect(code).toBe(5);
    expect(err).toContain("@sparticuz/chromium is for Linux only");
  });
});

describe("doctor", () => {
  it("prints every place in the order it is looked at, each with its reason, and ends with 5", async () => {
    const { code, out: said } = await capture(["doctor"], {}, NOWHERE);
    expect(code).toBe(5);
    const kinds = [...said.matchAll(/^ {2}no {3}(\w+) +(.+)$/gm)].map(([, kind, why]) => ({ kind, why }));
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "environment",
      "playwright",
      "chrome",
      "edge",
      "chromium",
      "bundled",
    ]);
    expect(kinds[2]?.why).toBe(`installed: no program at ${join(base, "no-chrome")}`);
    expect(said).toMatch(/No browser: HTML and JSON work, PDFs do not\. Install /);
  });

  it("stops at the first that is there: the option, then the environment, then what is installed", async () => {
    const program = join(base, "a-browser");
    writeFileSync(program, "");
    chmodSync(program, 0o755);
    const some = { ...NOWHERE, installed: [{ kind: "edge", path: program }] } as const;
    const kindOf = async (argv: readonly string[], env: Readonly<Record<string, string>>) => {
      const { code, out: said } = await capture(["doctor", "--json", ...argv], env, some);
      expect(code).toBe(0);
      const { browser, attempts } = JSON.parse(said);
      expect(browser.path).toBe(program);
      expect(attempts.at(-1)).toMatchObject({ kind: browser.kind, usable: true });
      return browser.kind;
    };
    expect(await kindOf(["--browser", program], { POSTRUN_BROWSER: program })).toBe("option");
    expect(await kindOf([], { POSTRUN_BROWSER: program, CHROME_PATH: "/nowhere" })).toBe("environment");
    expect(await kindOf([], { PUPPETEER_EXECUTABLE_PATH: program })).toBe("environment");
    expect(await kindOf([], {})).toBe("edge");
  });

  it("says as JSON that there is none", async () => {
    const { code, out: said } = await capture(["doctor", "--json"], {}, NOWHERE);
    expect(code).toBe(5);
    const { browser, attempts } = JSON.parse(said);
    expect(browser).toBeNull();
    expect(attempts).toHaveLength(6);
    for (const attempt of attempts) expect(attempt).toMatchObject({ usable: false, why: expect.any(String) });
  });
});

describe("a --browser that is not there", () => {
  const program = join(base, "another-browser");
  const some = { ...NOWHERE, installed: [{ kind: "chrome", path: program }] } as const;
  const places: readonly (readonly [string, () => string])[] = [
    ["is missing", () => join(out, "missing")],
    ["may not be run", () => written(join(out, "data"), 0o644)],
    ["is a folder", () => out],
  ];

  it.each(places)("%s: no other takes its place, one clear line, exit code 5", async (_, make) => {
    written(program, 0o755);
    const path = make();
    const folder = join(out, "reports");
    const argv = ["report", HEALTHY, "--out", folder, "--browser", path];
    const { code, err } = await capture([...argv, "--pdf"], {}, some);
    expect(code).toBe(5);
    expect(err.split("\n").filter((line) => line.startsWith("postrun:"))).toEqual([
      `postrun: Cannot print a PDF: no program that may be run at --browser ${path}`,
    ]);
    expect(err).toMatch(/\n {2}Give the path of Chrome.*the HTML is written\n$/);
    expect(readdirSync(folder)).toEqual(["healthy.html"]);
    expect((await capture([...argv, "--ipynb"], {}, some)).code).toBe(5);
  });

  it("is all that doctor looks at", async () => {
    written(program, 0o755);
    const { code, out: said } = await capture(["doctor", "--browser", join(out, "missing")], {}, some);
    expect(code).toBe(5);
    expect(said.match(/^ {2}(no|yes) /gm)).toHaveLength(1);
    expect(said).toContain(`No browser at ${join(out, "missing")}`);
    expect((await capture(["doctor"], {}, some)).code).toBe(0);
  });

  function written(path: string, mode: number): string {
    writeFileSync(path, "");
    chmodSync(path, mode);
    return path;
  }
});

describe("a --browser that is none", () => {
  it.each([
    ["a text", "hello\n"],
    ["a program that ends at once", "#!/bin/sh\nexit 3\n"],
  ])("%s: one clear line, exit code 4, the page whole and no PDF begun", async (_, content) => {
    const program = join(out, "program");
    writeFileSync(program, content);
    chmodSync(program, 0o755);
    const folder = join(out, "reports");
    const { code, err } = await capture(
      ["report", HEALTHY, "--out", folder, "--pdf", "--browser", program],
      { PATH: process.env["PATH"] ?? "" },
      NOWHERE,
    );
    expect(code).toBe(4);
    expect(err).toMatch(/^postrun: The browser \S+program did not start: [^\n]+\n {2}[^\n]+Chrome[^\n]+\n$/);
    expect(readdirSync(folder)).toEqual(["healthy.html"]);
  });
});

describe("an output folder that cannot be written", () => {
  it.each([
    ["a file stands in its place", "taken"],
    ["a file stands above it", "taken/deeper"],
  ])("%s: one clear line and exit code 4", async (_, name) => {
    writeFileSync(join(out, "taken"), "mine\n");
    const { code, err } = await capture(["report", HEALTHY, "--out", join(out, name)]);
    expect(code).toBe(4);
    expect(err).toMatch(/^postrun: Cannot write \S+healthy\.html: E[A-Z]+\n {2}[^\n]+--out\n$/);
    expect(readdirSync(out)).toEqual(["taken"]);
  });

  it.skipIf(process.getuid?.() === 0)("without the right to write: the same", async () => {
    chmodSync(out, 0o555);
    const { code, err } = await capture(["report", HEALTHY, "--out", out]);
    expect(code).toBe(4);
    expect(err).toContain("EACCES");
    expect(existsSync(join(out, "healthy.html"))).toBe(false);
  });
});
