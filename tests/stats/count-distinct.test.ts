import fc from "fast-check";
import { expect, it } from "vitest";
import { countDistinct } from "../../src/stats/count-distinct.ts";

it("counts what a Set holds", () => {
  const values = fc.array(fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 })), { maxLength: 300 });
  fc.assert(fc.property(values, (all) => countDistinct(all) === new Set(all).size));
});

it("takes the two zeros for one, and every NaN", () => {
  expect(countDistinct([0, -0, Number.NaN, Number.NaN])).toBe(2);
  expect(countDistinct([])).toBe(0);
});
