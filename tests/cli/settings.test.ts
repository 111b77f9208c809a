import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { themeStyle } from "../../src/output/html/theme-style.ts";
import { capture } from "./capture.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let root = "";
let run = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "postrun-settings-"));
  run = join(root, "run");
  cpSync(join(import.meta.dirname, "../../fixtures/scenarios/overfitting"), run, { recursive: true });
  writeFileSync(join(root, "logo.png"), PNG);
  writeFileSync(join(root, "fake.png"), "<svg/>");
  mkdirSync(join(root, "away"));
  symlinkSync(join(root, "logo.png"), join(root, "away/logo.png"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("where settings come from", () => {
  it("those in the run's folder are used, and are no file of the run; --config comes first", async () => {
    writeFileSync(join(run, "postrun.yaml"), "criteria: [{verdict: [healthy]}]\n");
    writeFileSync(join(root, "other.yaml"), "criteria: [{verdict: [impaired, failed]}]\n");
    const own = await capture(["diagnose", run, "--json"]);
    const [found] = JSON.parse(own.out).runs;
    expect([own.code, found.declared.found]).toEqual([10, "run-folder"]);
    expect(JSON.stringify(found.provenance)).not.toContain("postrun.yaml");
    const other = await capture(["diagnose", run, "--json", "--config", join(root, "other.yaml")]);
    expect([other.code, JSON.parse(other.out).runs[0].declared.file]).toEqual([0, "other.yaml"]);
    expect((await capture(["diagnose", run, "--config", join(root, "none.yaml")])).code).toBe(3);
    rmSync(join(run, "postrun.yaml"));
    expect(JSON.parse((await capture(["diagnose", run, "--json"])).out).runs[0].declared).toBeUndefined();
  });

  it.each([
    ["a link that leaves the folder", "away/postrun.yaml", "logo: logo.png", "leads out of the folder"],
    ["a logo that is none", "postrun.yaml", "logo: fake.png", "expected a PNG or JPEG file"],
    ["a file that is not there", "postrun.yaml", "sections: [{own: nope.md}]", "nope.md is not there"],
    ["a section that does not exist", "postrun.yaml", "hide: [nope]", 'hide names "nope"'],
    [
      "a section placed and hidden",
      "postrun.yaml",
      "sections: [curves]\nhide: [curves]",
      "expected one of them",
    ],
    ["a threshold of no check", "postrun.yaml", "thresholds: {nope: {a: 1}}", "thresholds.nope is no check"],
    ["a needed word", "postrun.yaml", 'redaction: {words: ["accuracy"]}', "a word of postrun's own"],
  ])("%s is wrong usage with its place", async (...[, file, text, message]) => {
    writeFileSync(join(root, file), `${text}\n`);
    const { code, err } = await capture(["diagnose", run, "--config", join(root, file)]);
    expect(code).toBe(2);
    expect(err).toMatch(/postrun\.yaml:\d+:\d+: /);
    expect(err).toContain(message);
  });

  it("modules are not loaded without --allow-plugins", async () => {
    writeFileSync(join(root, "bad.mjs"), "throw new Error('was run')");
    writeFileSync(join(root, "plugins.yaml"), "plugins: [bad.mjs]\n");
    const argv = ["diagnose", run, "--json", "--config", join(root, "plugins.yaml")];
    const quiet = await capture(argv);
    expect([quiet.code, JSON.parse(quiet.out).runs[0].declared.plugins[0].loaded]).toEqual([0, false]);
    const loud = await capture([...argv, "--allow-plugins"]);
    expect([loud.code, loud.err]).toEqual([2, expect.stringContaining("bad.mjs cannot be loaded: was run")]);
  });
});

describe("what settings change of the page", () => {
  it("logo, title and theme travel in it, and rerender keeps them", async () => {
    writeFileSync(join(root, "page.yaml"), 'title: "<b>T</b>"\nlogo: logo.png\ntheme: {accent: "#7a2e0e"}\n');
    const out = join(root, "out");
    const argv = ["report", run, "--static", "--config", join(root, "page.yaml"), "--out", out];
    expect((await capture(argv)).code).toBe(0);
    const html = readFileSync(join(out, "run.html"), "utf8");
    expect(html).toContain(`src="data:image/png;base64,${PNG.toString("base64").replaceAll("=", "&#x3D;")}"`);
    expect(html).toContain("&lt;b&gt;T&lt;/b&gt;");
    expect(html).toContain("--accent:#7a2e0e");
    expect((await capture(["rerender", join(out, "run.html"), "-o", join(out, "again.html")])).code).toBe(0);
    expect(readFileSync(join(out, "again.html"), "utf8")).toBe(html);
  });

  it("what is no colour never reaches the sheet", () => {
    const theme = {
      accent: "red}*{background:url(x)",
      accentDark: null,
      paper: null,
      font: "report",
    } as const;
    expect(() => themeStyle(theme)).toThrow(/expected a colour/);
  });
});
