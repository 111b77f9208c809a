import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { squarify } from "../../src/charts/squarify.ts";

const BOX = { x0: 0, x1: 798, y0: 0, y1: 300 };

describe("squarify", () => {
  it("gives each value its share of the box, inside it and beside the others", () => {
    const values = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (list) => {
        const sorted = [...list].sort((a, b) => b - a);
        const total = sorted.reduce((a, b) => a + b, 0);
        for (const [i, { x0, x1, y0, y1 }] of squarify(sorted, BOX).entries()) {
          expect(((x1 - x0) * (y1 - y0)) / (798 * 300)).toBeCloseTo((sorted[i] ?? 0) / total, 6);
          expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(-1e-6);
          expect(x1).toBeLessThanOrEqual(798 + 1e-6);
          expect(y1).toBeLessThanOrEqual(300 + 1e-6);
        }
      }),
    );
  });

  // The example of the paper: 6, 6, 4, 3, 2, 2, 1 in a box of 6 × 4; its first row is two boxes of 3 × 2.
  it("begins as the paper's example does", () => {
    const [first, second] = squarify([6, 6, 4, 3, 2, 2, 1], { x0: 0, x1: 6, y0: 0, y1: 4 });
    expect(first).toEqual({ x0: 0, x1: 3, y0: 0, y1: 2 });
    expect(second).toEqual({ x0: 0, x1: 3, y0: 2, y1: 4 });
  });
});
