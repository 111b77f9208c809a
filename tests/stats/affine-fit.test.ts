import fc from "fast-check";
import { expect, test } from "vitest";
import { affineFit } from "../../src/stats/affine-fit.ts";

const number = fc.double({ min: -100, max: 100, noNaN: true });

test("a weighted sum of the columns is explained whole, whatever the weights and however the columns depend on each other", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number), { minLength: 20, maxLength: 60 }),
      fc.tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), number, number),
      (rows, [a, b, c]) => {
        const x = Float64Array.from(rows, ([value]) => value);
        const y = Float64Array.from(rows, ([, value]) => value);
        fc.pre(Math.max(...x) - Math.min(...x) > 1);
        const twice = x.map((value) => 2 * value + 1);
        const target = x.map((value, i) => a * value + b * (y[i] ?? 0) + c);
        fc.pre(Math.max(...target) - Math.min(...target) > 1);
        expect(affineFit([x, twice, y], target)).toBeGreaterThan(1 - 1e-9);
      },
    ),
  );
});

test("what bends is not explained", () => {
  const x = Float64Array.from({ length: 101 }, (_, i) => (i - 50) / 50);
  expect(affineFit([x], x.map(Math.abs))).toBeLessThan(1e-9);
  // Of a rectified line on −1…1: covariance 1/6, variances 1/3 and 1/6 − 1/16, hence 0.8.
  expect(
    affineFit(
      [x],
      x.map((value) => Math.max(0, value)),
    ),
  ).toBeCloseTo(0.8, 1);
});
