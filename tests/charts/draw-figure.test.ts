import { describe, expect, it } from "vitest";
import { drawFigure } from "../../src/charts/draw-figure.ts";
import { tokens } from "../../src/charts/theme.ts";
import type { Figure, StepLinesFigure } from "../../src/model/chart.ts";
import { sampleFigures } from "./sample-figures.ts";

const LIGHT = new Set<string>(Object.values(tokens).map((t) => t.light));

describe("drawFigure", () => {
  it.each(sampleFigures)("draws a $kind as the golden says", async (figure) => {
    const { layer, config: _, ...rest } = drawFigure(figure, "wide");
    const lines = [rest, ...(layer as readonly object[])].map((part) => JSON.stringify(part));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`goldens/${figure.kind}.golden`);
  });

  it.each(sampleFigures)("names only colours of the theme in a $kind", (figure) => {
    for (const width of ["wide", "narrow"] as const) {
      const used = JSON.stringify(drawFigure(figure, width)).match(/#[0-9a-f]{3,8}\b/gi) ?? [];
      expect(used.length).toBeGreaterThan(0);
      for (const hex of used) expect(LIGHT).toContain(hex);
    }
  });

  it.each(sampleFigures)(
    "keeps the words of the file in the data of a $kind, never in an expression",
    (figure) => {
      const spec = drawFigure(figure, "wide");
      const bare = JSON.stringify(spec, (key, value) => (key === "values" ? [] : value));
      for (const word of ["script", "quoted", "a & b", "training loss", "NaN"])
        expect(bare).not.toContain(word);
      expect(bare).not.toMatch(/"(expr|labelExpr|calculate|filter|href)"/);
    },
  );

  it("puts a step at the same x in the curves and in the heat map", () => {
    const [curves, layers] = ["step-lines", "layer-heatmap"].map((kind) =>
      drawFigure(sampleFigures.find((f) => f.kind === kind) as Figure, "wide"),
    );
    const edges = (spec: unknown) => {
      const { width, padding, encoding } = spec as {
        width: number;
        padding: { left: number };
        encoding: object;
      };
      return [width, padding.left, JSON.stringify((encoding as { x: { scale: object } }).x.scale)];
    };
    expect(edges(curves)).toEqual(edges(layers));
  });

  it("has a picture for series with nothing to draw", () => {
    const curves = sampleFigures.find((f) => f.kind === "step-lines") as StepLinesFigure;
    const empty = { steps: [0, 1], values: [Number.NaN, Number.NaN] };
    const figure = {
      ...curves,
      marks: [],
      levels: [],
      lines: curves.lines.map((l) => ({ ...l, main: empty, raw: null })),
    };
    expect(JSON.stringify(drawFigure(figure, "wide"))).toContain("no finite value");
  });
});
