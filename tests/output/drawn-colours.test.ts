import { describe, expect, it } from "vitest";
import { tokensCss } from "../../scripts/build-tokens-css.ts";
import { drawFigure } from "../../src/charts/draw-figure.ts";
import { renderSvg } from "../../src/output/svg/svg.ts";
import { sampleFigures } from "../charts/sample-figures.ts";

describe("the map from colours of drawings to those of the page", () => {
  it.each(sampleFigures)("has every fill and stroke of a $kind", async (figure) => {
    const css = tokensCss();
    for (const width of ["wide", "narrow"] as const) {
      const { svg } = await renderSvg(drawFigure(figure, width), `x-${width}`);
      const used = svg.match(/ (fill|stroke)="#[0-9a-f]{6}"/g) ?? [];
      expect(used.length).toBeGreaterThan(0);
      for (const attribute of new Set(used)) expect(css).toContain(`[${attribute.trim()}]`);
    }
  });
});
