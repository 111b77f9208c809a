import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { buildReport, diagnose, readRun } from "../../src/index.ts";
import type { CellBlock } from "../../src/model/document.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SCENARIO = join(ROOT, "fixtures/scenarios/overfit");
const base = mkdtempSync(join(tmpdir(), "postrun-method-"));

afterAll(() => rmSync(base, { recursive: true, force: true }));

const run = await readRun(SCENARIO);
const diagnosis = diagnose(run);
const cells = buildReport(run, diagnosis, { version: "", date: null })
  .sections.flatMap(({ blocks }) => blocks)
  .filter((block): block is CellBlock => block.kind === "cell");

describe("the method of a cell", () => {
  it("is there for every cell, with the limits and their sources where rules were applied", () => {
    for (const { method, anchor } of cells) expect(method?.call.text, anchor).toContain(`"${anchor}"`);
    const rules = cells.find(({ anchor }) => anchor === "c-loss")?.method?.rules;
    expect(rules?.columns.map(({ head }) => head)).toEqual([
      "Rule",
      "Measured",
      "Limits and where they come from",
    ]);
    const [first] = rules?.rows ?? [];
    const words = first?.map((cell) => (cell.kind === "words" ? cell.words[0]?.text : "")) ?? [];
    expect(words[0]).toMatch(/\?$/);
    expect(words[1]).toMatch(/\d/);
    expect(words[2]).toMatch(/\d.*: .{10}/);
  });

  it.each(cells.map(({ anchor }) => anchor))(
    "its call runs and gives the cell of %s again",
    async (anchor) => {
      const cell = cells.find((one) => one.anchor === anchor);
      const { logged } = await called(cell?.method?.call.text ?? "", anchor);
      expect(logged[0]).toEqual([cell?.answer, cell?.parts]);
      const rules = cell?.method?.rules?.rows.length ?? 0;
      const observed = (logged[1]?.[0] ?? []) as { check: string }[];
      expect(observed.length).toBeGreaterThanOrEqual(rules);
      for (const one of observed) expect(diagnosis.observations).toContainEqual(one);
    },
  );
});

/** Runs the call as it is copied, but for the place of the library and of the run. */
async function called(call: string, name: string): Promise<{ logged: unknown[][] }> {
  const here = call
    .replace('"postrun"', JSON.stringify(join(ROOT, "src/index.ts")))
    .replace('readRun("overfit")', `readRun(${JSON.stringify(SCENARIO)})`);
  expect(here).not.toBe(call);
  const file = join(base, `${name}.mjs`);
  writeFileSync(file, here);
  const logged: unknown[][] = [];
  const spy = vi.spyOn(console, "log").mockImplementation((...words) => void logged.push(words));
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    spy.mockRestore();
  }
  return { logged };
}
