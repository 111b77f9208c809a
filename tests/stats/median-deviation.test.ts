import fc from "fast-check";
import { expect, it } from "vitest";
import { medianDeviation } from "../../src/stats/median-deviation.ts";

it("is the median distance to the median, as sorting gives it", () => {
  const values = fc.array(
    fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: -2, max: 2 })),
    {
      minLength: 1,
      maxLength: 200,
    },
  );
  fc.assert(
    fc.property(values, (all) => {
      const middle = middleOf(all);
      expect(medianDeviation(Float64Array.from(all))).toBe(middleOf(all.map((x) => Math.abs(x - middle))));
    }),
  );
});

it("is not moved by one outlier, and nothing has none", () => {
  expect(medianDeviation(Float64Array.of(1, 2, 3, 100))).toBe(1);
  expect(medianDeviation(new Float64Array())).toBeNaN();
});

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return lower + 0.5 * (upper - lower) + 0;
}
