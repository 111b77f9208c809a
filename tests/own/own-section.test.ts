import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readRun } from "../../src/cli/read-run.ts";
import type { Diagnosis } from "../../src/model/diagnosis.ts";
import type { Block } from "../../src/model/document.ts";
import { UsageError } from "../../src/model/errors.ts";
import type { Run } from "../../src/model/run.ts";
import { ownSection } from "../../src/own/own-section.ts";
import { diagnose } from "../../src/pipeline.ts";

let run: Run;
let diagnosis: Diagnosis;
beforeAll(async () => {
  run = await readRun(join(import.meta.dirname, "../../fixtures/scenarios/divergence"));
  diagnosis = diagnose(run);
});

function blocksOf(text: string, of: Run = run): readonly Block[] {
  return ownSection({ file: "n.md", text, number: 1 }, of, diagnosis).build(of, diagnosis) ?? [];
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === "prose"
        ? block.paragraphs.map((line) => line.map(({ text }) => text).join("")).join("\n")
        : block.kind,
    )
    .join("\n");
}

describe("own sections", () => {
  it.each([
    ["a raw value", "{{{run}}}"],
    ["another raw value", "{{&run}}"],
    ["a partial", "{{> verdict}}"],
    ["an inline partial", '{{#*inline "a"}}x{{/inline}}'],
    ["a helper of Handlebars that reaches anything", '{{lookup run "constructor"}}'],
    ["a log", "{{log run}}"],
    ["a call in a call", '{{value (lookup run "a")}}'],
    ["an unknown block", "{{#nope}}x{{/nope}}"],
    ["a third loop", "{{#each causes}}{{#each evidence}}{{#each ../../causes}}x{{/each}}{{/each}}{{/each}}"],
    ["what cannot be parsed", "{{#if"],
    ["a field that is not there", "{{nope}}"],
    ["a field of a cause that is not there", "{{#each causes}}{{nope}}{{/each}}"],
    ["the prototype", "{{__proto__}}"],
    ["the constructor", "{{constructor}}"],
    ["the constructor of a text", "{{run.constructor}}"],
    ["an unknown kind of value", '{{value "val_loss" of="mean"}}'],
    ["the best of what has no better side", '{{value "lr" of="best"}}'],
  ])("%s is wrong usage that names the file", (_, text) => {
    expect(() => blocksOf(text)).toThrow(UsageError);
    if (!text.includes("of=")) expect(() => blocksOf(text)).toThrow(/n\.md/);
  });

  it("HTML and scripts are words, and addresses lead nowhere", () => {
    const blocks = blocksOf(
      "<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](https://example.org/x) [c](#causes)",
    );
    expect(wordsOf(blocks)).toBe(
      "<script>alert(1)</script>\n[a](javascript:alert(1)) b (https://example.org/x) c",
    );
    const links = blocks
      .flatMap((block) => (block.kind === "prose" ? block.paragraphs.flat() : []))
      .filter(({ kind }) => kind === "link");
    expect(links).toEqual([{ kind: "link", text: "c", href: "#causes" }]);
  });

  it("a value of a run is never taken for Markdown or a template", () => {
    const name = "**x** [y](#z) {{verdict}} `c`\n# h\ue0000\ue001";
    const blocks = blocksOf("Run {{run}}.", { ...run, name });
    expect(blocks).toEqual([{ kind: "prose", paragraphs: [[{ kind: "text", text: `Run ${name}.` }]] }]);
  });

  it("characters that tokens are made of mean nothing in the user's text", () => {
    expect(wordsOf(blocksOf("{{run}} \ue0000\ue001"))).toBe("divergence \ufffd0\ufffd");
  });

  it("a series that was not logged is said to be so, in value, chart and table", () => {
    const words = wordsOf(blocksOf('{{value "nope"}}\n\n{{chart "nope"}}'));
    expect(words).toBe("not logged\nNo values of nope were logged.");
    const [table] = blocksOf('{{table "nope"}}');
    expect(JSON.stringify(table)).toContain("not logged");
  });

  it("lists, numbers, headings and code become their own forms", () => {
    const blocks = blocksOf("# T\n\n## H\n\n- a\n  more\n- b\n\n1. c\n2) d\n\n```js\n<x> **y**\n```\nend");
    expect(
      blocks.map((block) => (block.kind === "prose" ? [block.as, block.paragraphs.length] : [])),
    ).toEqual([
      ["heading", 1],
      ["list", 2],
      ["numbers", 2],
      ["code", 1],
      [undefined, 1],
    ]);
    expect(wordsOf(blocks)).toBe("H\na more\nb\nc\nd\n<x> **y**\nend");
  });

  it("the values are those of the series", () => {
    const { values } = run.series.find(({ sourceName }) => sourceName === "val_loss") ?? { values: [] };
    const text = wordsOf(blocksOf('{{value "val_loss" of="count"}} {{value "val_loss" of="lowest"}}'));
    expect(text).toBe(`${values.length} ${Number(Math.min(...values).toPrecision(3))}`);
  });
});
