import fc from "fast-check";
import { expect, test } from "vitest";
import { commonDenominator } from "../../src/stats/common-denominator.ts";

test("the smallest number of items that all shares fit", () => {
  expect(commonDenominator([0.9, 0.95, 0.8], 3e-7)).toMatchObject({ denominator: 20, distinct: 3 });
  expect(commonDenominator([1 / 3, 0.25], 3e-7)?.denominator).toBe(12);
});

test("0 and 1 say nothing", () => {
  expect(commonDenominator([0, 1, 1], 3e-7)).toBeNull();
});

test("finds the true number or a divisor of it", () => {
  const hits = fc.array(fc.integer({ min: 1, max: 269 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(hits, (list) => {
      const found = commonDenominator(
        list.map((k) => Math.fround(k / 270)),
        3e-7,
      );
      expect(270 % (found?.denominator ?? 0)).toBe(0);
    }),
  );
});

test("few printed digits leave many accidents", () => {
  const found = commonDenominator([0.63, 0.71], 0.006);
  expect(found?.accidents).toBeGreaterThan(1e-3);
});
