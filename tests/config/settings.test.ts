import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { contrastOf } from "../../src/config/contrast.ts";
import { parseSettings } from "../../src/config/parse-settings.ts";
import { UsageError } from "../../src/model/errors.ts";
import { sections } from "../../src/report/index.ts";

const ROOT = join(import.meta.dirname, "../..");
const AT = { file: "postrun.yaml", found: "given" } as const;

function errorOf(text: string): string {
  try {
    parseSettings(text, AT);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return "no error";
}

describe("postrun.yaml", () => {
  it("an empty file, and one of comments, says nothing", () => {
    const settings = parseSettings("# nothing\n", AT);
    expect(settings).toEqual(parseSettings("", AT));
    expect([settings.title, settings.criteria, settings.theme]).toEqual([null, [], null]);
  });

  it.each([
    ["titel: x", 'postrun.yaml:1:1: the key is "titel", expected title, author'],
    ["title: [a]", "postrun.yaml:1:8: title is a list, expected a text"],
    ["title:\nauthor: x", "postrun.yaml:1:7: title is empty, expected a text"],
    ["title: a\ntitle: b", "postrun.yaml:2:1: Map keys must be unique"],
    ["a: [", "postrun.yaml:1:5: "],
    ["- a", "postrun.yaml:1:1: the file is a list, expected a mapping with title"],
    ["theme:\n  accent: red", 'postrun.yaml:2:11: theme.accent is "red", expected a colour as "#rrggbb"'],
    ["theme:\n  font: comic", 'postrun.yaml:2:9: theme.font is "comic", expected report, system or serif'],
    ["theme: {colour: 1}", 'postrun.yaml:1:9: a key of theme is "colour", expected accent'],
    ["sections:\n  - 3", "postrun.yaml:2:5: sections[1] is 3, expected the id of a section, or own: FILE"],
    ["sections: [{own: ../a.md}]", 'sections[1].own is "../a.md", expected a Markdown'],
    ["sections: [{own: a.html}]", 'sections[1].own is "a.html", expected a Markdown'],
    ["logo: /etc/logo.png", 'logo is "/etc/logo.png", expected a PNG or JPEG file in the folder'],
    ["logo: logo.svg", 'logo is "logo.svg", expected a PNG or JPEG file'],
    ["thresholds: {a: {b: c}}", 'thresholds.a.b is "c", expected a number'],
    ["criteria: [{metric: a, below: 1}]", "expected metric with either at-least or at-most"],
    ["criteria: [{metric: a, at-least: 1, at-most: 2}]", "expected metric with either at-least or at-most"],
    ["criteria: [{cause: a}]", "expected cause with below"],
    ["criteria: [{cause: a, below: 1}]", "criteria[1].below is 1, expected a confidence from 0.01 to 0.99"],
    ["criteria: [{cause: a, verdict: [healthy]}]", "expected one of metric, cause or verdict"],
    ["criteria: [{verdict: [fine]}]", 'criteria[1].verdict[1] is "fine", expected healthy, impaired'],
    ["redaction: {words: [ab*]}", "expected a text of 4 to 100 characters"],
    ["redaction: {names: yes please}", 'redaction.names is "yes please", expected true or false'],
    ["numbers: {decimal: comma}", "expected different signs for decimal and group"],
    ["plugins: [a.ts]", 'plugins[1] is "a.ts", expected an ES module'],
  ])("%j is one error with its place", (text, message) => {
    expect(errorOf(text)).toContain(message);
  });

  it("refuses a theme on which text could not be read, and accepts one on which it can", () => {
    expect(errorOf('theme: {accent: "#ffd400"}')).toMatch(
      /contrast of 4\.5 or more on #ffffff, not 1\.\d\d$/,
    );
    expect(errorOf('theme: {accent-dark: "#333333"}')).toMatch(/contrast of 4\.5 or more on #13161a/);
    expect(errorOf('theme: {paper: "#8a8a8a"}')).toMatch(
      /a paper on which #[0-9a-f]{6} \(ink2\) has a contrast of 4\.5/,
    );
    expect(parseSettings('theme: {accent: "#7a2e0e", paper: "#fffdf8"}', AT).theme?.paper).toBe("#fffdf8");
  });

  it("contrast is WCAG's: 21 for black on white, 4.48 for #777777 on it", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 10);
    expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
    expect(contrastOf("#ffffff", "#777777")).toBe(contrastOf("#777777", "#ffffff"));
  });

  it("a bomb of aliases is refused, and a huge file", () => {
    expect(errorOf(`title: ${"x".repeat(200_000)}`)).toContain("expected at most 100000");
  });
});

describe("the schema", () => {
  const schema = JSON.parse(readFileSync(join(ROOT, "docs/schemas/postrun-yaml.schema.json"), "utf8"));
  const accepts = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  const template = readFileSync(join(ROOT, "templates/init/postrun.yaml"), "utf8");
  /** Examples begin with # and a key or an indent, explanations with # and a word. */
  const uncommented = template.replace(/^#(?=\S| {2})/gm, "");

  it("and postrun accept what init writes, with its examples commented and in force", () => {
    for (const text of [template, uncommented]) {
      expect([accepts(parse(text)), accepts.errors]).toEqual([true, null]);
      expect(errorOf(text)).toBe("no error");
    }
    expect(Object.keys(parse(uncommented))).toEqual(Object.keys(schema.properties));
  });

  it("knows every section, and every key that postrun knows", () => {
    expect(schema.$defs.section.enum).toEqual(sections.map(({ id }) => id));
    for (const key of Object.keys(schema.properties)) expect(errorOf(`nope: 1`)).toContain(key);
  });

  it.each([
    { titel: "x" },
    { sections: ["curvs"] },
    { hide: ["verdict"] },
    { criteria: [{ metric: "a" }] },
    { criteria: [{ cause: "a", below: 1 }] },
    { theme: { accent: "red" } },
    { plugins: ["a.ts"] },
  ])("refuses %j as postrun does", (value) => {
    expect(accepts(value)).toBe(false);
  });
});
