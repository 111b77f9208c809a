import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/model/diagnosis.ts";
import type { CauseBlock, CellBlock, ReportDocument, VerdictBlock } from "../../src/model/document.ts";
import { buildDocument } from "../../src/report/build-document.ts";
import { sections } from "../../src/report/index.ts";
import { exampleDiagnosis, exampleRun } from "./example-run.ts";
import { EDGES, hugeRun } from "./small-runs.ts";

const CONTEXT = { version: "0.1.0", date: null };
const document = buildDocument(exampleRun(), exampleDiagnosis(), CONTEXT);

describe("the document of a run", () => {
  it("has its sections in reading order", () => {
    const order = sections.map(({ id }) => id);
    expect(order.slice(0, 4)).toEqual(["verdict", "criteria", "causes", "curves"]);
    const shown = document.sections.map(({ id }) => id);
    expect(shown).toEqual(order.filter((id) => shown.includes(id)));
    expect(shown.at(-1)).toBe("provenance");
  });

  it("numbers its cells through the page", () => {
    const numbers = cellsOf(document).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(7);
  });

  it("is plain data: the same after JSON", () => {
    const once = JSON.stringify(document);
    expect(JSON.stringify(JSON.parse(once))).toBe(once);
  });

  it("says what happened and when in the title", () => {
    expect(verdictOf(document).title).toBe("Training diverged: the loss is NaN from step 5,350 of 20,000");
  });

  it("links an exhibit to the cell that draws it, and to none where the page has none", () => {
    const withCurves = evidenceOf(document).map(({ href }) => href);
    expect(withCurves).toEqual(["#c-rate", "#c-loss", "#c-rate", "#c-loss"]);
    const without = buildDocument(exampleRun({ series: [], primary: {} }), exampleDiagnosis(), CONTEXT);
    expect(evidenceOf(without).every(({ href }) => href === null)).toBe(true);
  });

  it("gives a consequence no fix of its own but says so", () => {
    const consequence = causesOf(document).find(({ role }) => role === "consequence");
    expect(consequence?.fix).toBeNull();
    expect(consequence?.causedBy?.href).toBe("#cause-1");
    expect(consequence?.brief?.map(({ text }) => text).join("")).toContain("it goes when its cause goes");
  });

  it("marks cited ranges in the figure of their record, the first cause with a wash", () => {
    const loss = cellsOf(document).find(({ anchor }) => anchor === "c-loss");
    const figure = loss?.parts[0]?.kind === "picture" ? loss.parts[0].figure : null;
    const cited = figure?.kind === "step-lines" ? figure.cited : [];
    expect(cited.map(({ tag, wash }) => `${tag} ${wash}`)).toContain("1b true");
    expect(cited.filter(({ wash }) => wash).every(({ tag }) => tag.startsWith("1"))).toBe(true);
  });

  it("cites nothing and loses nothing in a healthy run", () => {
    const healthy = buildDocument(
      exampleRun(),
      exampleDiagnosis({ verdict: "healthy", severity: "none", requests: [] }),
      CONTEXT,
    );
    expect(healthy.sections.some(({ id }) => id === "causes")).toBe(false);
    expect(cellsOf(healthy).flatMap(({ exhibits }) => exhibits)).toEqual([]);
    const strip = verdictOf(healthy).strip?.figure;
    expect(strip?.kind === "strip" ? strip.ledger.lostTo : 0).toBeNull();
  });
});

describe.each<Verdict>(["healthy", "impaired", "failed", "inconclusive"])("a run that is %s", (verdict) => {
  it("has a title of at most 60 characters, a lead, and at most four answers", () => {
    const block = verdictOf(buildDocument(exampleRun(), exampleDiagnosis({ verdict }), CONTEXT));
    expect(block.title.length).toBeLessThanOrEqual(60);
    expect(block.lead).toMatch(/\.$/);
    expect(block.answers.length).toBeGreaterThanOrEqual(3);
    expect(block.answers.length).toBeLessThanOrEqual(4);
  });
});

describe("runs at the edges", () => {
  it.each(Object.entries(EDGES))("%s: nothing empty, no number unsaid", (_, { run, diagnosis }) => {
    const built = buildDocument(run, diagnosis, CONTEXT);
    for (const section of built.sections) expect(section.blocks.length).toBeGreaterThan(0);
    for (const cell of cellsOf(built)) {
      expect(cell.answer.length).toBeGreaterThan(3);
      expect(cell.parts.length).toBeGreaterThan(0);
    }
    const words = JSON.stringify(
      built.sections.map(({ blocks }) => blocks.map((block) => ({ ...block, parts: null, strip: null }))),
    );
    expect(words).not.toMatch(/undefined|\bnull at\b|NaN %/);
  });

  it("draws a huge run with few points, its spike among them, and says so", () => {
    const { run, diagnosis } = hugeRun();
    const cell = cellsOf(buildDocument(run, diagnosis, CONTEXT)).find(({ anchor }) => anchor === "c-loss");
    const figure = cell?.parts[0]?.kind === "picture" ? cell.parts[0].figure : null;
    const raw = figure?.kind === "step-lines" ? figure.lines[0]?.raw : null;
    expect(raw?.values.length).toBeLessThan(2000);
    expect(raw?.values).toContain(40);
    expect(cell?.caption).toMatch(/200,000 logged points drawn as 1,\d{3}/);
  });
});

function cellsOf({ sections: all }: ReportDocument): readonly CellBlock[] {
  return all.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "cell" ? [block] : [])));
}

function causesOf({ sections: all }: ReportDocument): readonly CauseBlock[] {
  return all.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "cause" ? [block] : [])));
}

function evidenceOf(built: ReportDocument): CauseBlock["evidence"] {
  return causesOf(built)[0]?.evidence ?? [];
}

function verdictOf({ sections: all }: ReportDocument): VerdictBlock {
  const block = all[0]?.blocks[0];
  if (block?.kind !== "verdict") throw new Error("the first block is the verdict");
  return block;
}
