import { describe, expect, it } from "vitest";
import type { Diagnosis } from "../../../src/model/diagnosis.ts";
import { codeSpan, fence, inlineText } from "../../../src/output/markdown/escape.ts";
import { renderMarkdown } from "../../../src/output/markdown/pull-request.ts";
import { buildDocument } from "../../../src/report/build-document.ts";
import { exampleDiagnosis, exampleRun } from "../../report/example-run.ts";
import { EDGES } from "../../report/small-runs.ts";

const CONTEXT = { version: "0.1.0", date: "24 Nov 2026" };
const text = renderMarkdown(buildDocument(exampleRun(), exampleDiagnosis(), CONTEXT));

describe("the comment", () => {
  it("begins with its marker, and holds verdict, curve, causes, evidence, fix and request in this order", () => {
    const places = [
      "<!-- postrun:",
      "\n## Failed: ",
      "```text\n",
      "\n### 1. ",
      "| What the files show |",
      "**What speaks against it**",
      "```diff\n--- ",
      "<sub>postrun 0.1.0, ",
    ].map((part) => text.indexOf(part));
    expect(places.filter((at) => at < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toMatch(/^- +lr: /m);
    expect(text).toMatch(/^\+ +lr: /m);
  });

  it("is the same at every writing", () => {
    expect(renderMarkdown(buildDocument(exampleRun(), exampleDiagnosis(), CONTEXT))).toBe(text);
  });

  it.each(Object.entries(EDGES))("says something of a run with %s", (_, { run, diagnosis }) => {
    const edge = renderMarkdown(buildDocument(run, diagnosis, CONTEXT));
    expect(edge).toMatch(/^<!-- postrun:[^\n]* -->\n\n## \w/);
    expect(edge).not.toMatch(/undefined|\[object|\n{3}/);
  });

  it("stays below 60,000 characters and says what it left out", () => {
    const long = renderMarkdown(buildDocument(exampleRun(), bloated(), CONTEXT));
    expect(long.length).toBeLessThanOrEqual(60_000);
    expect(long).toMatch(/\d+ parts? (is|are) left out here for want of room/);
    expect(long).toContain("\n### 1. ");
    expect(long.match(/```/g)?.length).toSatisfy((count: number) => count % 2 === 0);
  });
});

describe("hostile names", () => {
  it.each([
    ["</details><script>alert(1)</script>", /(?<!\\)<(?!!-- -->)/],
    ["@everyone look at #12 and GH-3", /@\w|#\d|GH-\d/],
    ["https://evil.example www.evil.example mailto:a@b.cd", /https?:|www\.|mailto:|@b/],
    ["![x](y) [a](b) `c` **d** _e_ ~~f~~ $g$", /(?<!\\)[[\]`*_~$]/],
    ["a | b", /(?<!\\)\|/],
    [":tada: &lt;", /:tada:|&lt;/],
    ["# heading", /^#/],
    ["- item", /^-/],
    ["1. item", /^1/],
    ["name\u202egnp.exe\u0007\nsecond line", /[\p{Cc}\p{Cf}]/u],
  ])("are letters and nothing else: %s", (name, harm) => {
    expect(inlineText(name)).not.toMatch(harm);
  });

  it("are cut after 600 characters, never within a pair", () => {
    const cut = inlineText("😀".repeat(10_000));
    expect(cut.length).toBeLessThan(610);
    expect(cut).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it("end no code span and no fence", () => {
    expect(codeSpan("a``b")).toBe("```a``b```");
    expect(codeSpan("`")).toBe("`` ` ``");
    expect(fence("diff", ["- ````", "+ x"])).toBe("`````diff\n- ````\n+ x\n`````");
  });
});

function bloated(): Diagnosis {
  const example = exampleDiagnosis();
  const [cause] = example.causes;
  if (!cause) throw new Error("the example has a cause");
  const claim = "The loss is _high_ here. ".repeat(40);
  const causes = Array.from({ length: 40 }, (_, i) => ({
    ...cause,
    id: `${cause.id}-${i}`,
    role: "contributing" as const,
    causedBy: null,
    confidence: 0.9,
    rank: i + 1,
    against: Array.from({ length: 20 }, () => claim),
  }));
  return { ...example, causes };
}
