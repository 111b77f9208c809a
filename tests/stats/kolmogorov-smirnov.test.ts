import fc from "fast-check";
import { expect, test } from "vitest";
import { kolmogorovSmirnov, kolmogorovSmirnovLimit } from "../../src/stats/kolmogorov-smirnov.ts";

test("apart 1, equal 0, and a case by hand", () => {
  expect(kolmogorovSmirnov([1, 2, 3], [4, 5, 6])).toBe(1);
  expect(kolmogorovSmirnov([1, 2, 3], [3, 2, 1])).toBe(0);
  // at 2: 2 of 4 below or at it against 1 of 4; at 3: 3 of 4 against 1 of 4
  expect(kolmogorovSmirnov([1, 2, 3, 6], [2, 4, 5, 6])).toBe(0.5);
});

test("values that are not finite are left out", () => {
  expect(kolmogorovSmirnov([1, 2, Number.NaN], [1, 2])).toBe(0);
  expect(kolmogorovSmirnov([Number.NaN], [1])).toBeNaN();
});

test("the 5 % limit of two samples of 100 is 1.358 × sqrt(2 / 100)", () => {
  expect(kolmogorovSmirnovLimit(100, 100, 0.05)).toBeCloseTo(1.3581 * Math.sqrt(2 / 100), 4);
});

test("symmetric, and the same on any rising scale", () => {
  const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const cube = (x: number) => x ** 3 + 7;
      expect(kolmogorovSmirnov(a, b)).toBeCloseTo(kolmogorovSmirnov(b, a), 12);
      expect(kolmogorovSmirnov(a.map(cube), b.map(cube))).toBeCloseTo(kolmogorovSmirnov(a, b), 12);
    }),
  );
});
