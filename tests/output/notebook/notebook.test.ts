import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { svgImages } from "../../../src/output/notebook/figure-images.ts";
import { renderNotebook } from "../../../src/output/notebook/notebook.ts";
import { buildDocument } from "../../../src/report/build-document.ts";
import { exampleDiagnosis, exampleRun } from "../../report/example-run.ts";
import { EDGES } from "../../report/small-runs.ts";

const CONTEXT = { version: "0.1.0", date: "24 Nov 2026" };

describe("the notebook", () => {
  it("is nbformat 4.5, runs nothing, and has each figure as Vega-Lite, image and words", async () => {
    const document = buildDocument(exampleRun(), exampleDiagnosis(), CONTEXT);
    const text = renderNotebook(document, await svgImages(document));
    expect(renderNotebook(document, await svgImages(document))).toBe(text);
    const notebook = JSON.parse(text);
    expect([notebook.nbformat, notebook.nbformat_minor]).toEqual([4, 5]);
    const figures = notebook.cells.filter((cell: { cell_type: string }) => cell.cell_type === "code");
    expect(figures.length).toBeGreaterThanOrEqual(7);
    for (const { source, outputs, execution_count } of figures) {
      expect(execution_count).toBeNull();
      expect(source.every((line: string) => line.startsWith("#"))).toBe(true);
      const { data } = outputs[0];
      expect(data["application/vnd.vegalite.v5+json"].$schema).toMatch(/vega-lite\/v5\.json$/);
      expect(data["image/svg+xml"].join("")).toMatch(/^<svg /);
      expect(data["text/plain"].join("").length).toBeGreaterThan(20);
    }
  });

  it("holds figures that the schema of Vega-Lite allows", () => {
    // The installed schema is version 6's; what fails version 5's (a null order, a null ground) fails it as well.
    const file = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
    const allows = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(file, "utf8")),
    );
    const document = buildDocument(exampleRun(), exampleDiagnosis(), CONTEXT);
    const { cells } = JSON.parse(renderNotebook(document, new Map()));
    const specs = cells.flatMap((cell: { outputs?: { data: Record<string, unknown> }[] }) =>
      (cell.outputs ?? []).map(({ data }) => data["application/vnd.vegalite.v5+json"]),
    );
    expect(specs.length).toBeGreaterThanOrEqual(7);
    expect(specs.filter((spec: unknown) => !allows(spec))).toEqual([]);
    expect(allows({ ...specs[0], config: { background: null } })).toBe(false);
  }, 60_000);

  it.each(Object.entries(EDGES))("has valid ids, each once: %s", async (_, { run, diagnosis }) => {
    const document = buildDocument(run, diagnosis, CONTEXT);
    const { cells } = JSON.parse(renderNotebook(document, new Map()));
    const ids = cells.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id: string) => !/^[a-zA-Z0-9_-]{1,64}$/.test(id))).toEqual([]);
  });
});
