import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildReport, diagnose, ReadError, readRun, renderHtml } from "../src/index.ts";

const SCENARIOS = join(import.meta.dirname, "../fixtures/scenarios");

describe("the library, as the README uses it", () => {
  it("reads a run, diagnoses it and writes its page", async () => {
    const run = await readRun(join(SCENARIOS, "vanishing-gradient"));
    const diagnosis = diagnose(run);
    const html = await renderHtml(buildReport(run, diagnosis, { version: "0.1.0", date: null }), {
      static: true,
    });
    expect(diagnosis.causes[0]?.id).toBe("vanishing-gradients");
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toContain("vanishing");
  });

  it("refuses several runs as one, naming them, and a path that is not there", async () => {
    const several = readRun(SCENARIOS);
    await expect(several).rejects.toThrow(ReadError);
    await expect(several).rejects.toThrow(/as one run: it holds \d+ \(scenarios\/adversarial-fragility, /);
    await expect(readRun(join(SCENARIOS, "nowhere"))).rejects.toThrow(ReadError);
  });
});
