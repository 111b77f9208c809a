import fc from "fast-check";
import { expect, test } from "vitest";
import { midRanks, rankCorrelation, rankTrend } from "../../src/stats/rank-correlation.ts";

test("equal values share their mean rank", () => {
  expect([...midRanks([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
});

test("agrees with the definition on ties", () => {
  // ranks 1 2.5 2.5 4 against 1 2 3 4: Pearson of these is 4.5 / sqrt(4.5 × 5) = 0.948683
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
});

test("a constant has no correlation", () => {
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  expect(rankCorrelation([1], [2])).toBeNaN();
});

test("depends on order only", () => {
  const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(values, (x) => {
      expect(
        rankCorrelation(
          x,
          x.map((v) => Math.exp(v / 500)),
        ),
      ).toBeCloseTo(1, 9);
      expect(
        rankCorrelation(
          x,
          x.map((v) => -v),
        ),
      ).toBeCloseTo(-1, 9);
    }),
  );
});

test("the trend is the correlation with the places, to the last bit", () => {
  const values = fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 })), { maxLength: 60 });
  fc.assert(
    fc.property(values, (x) => {
      expect(rankTrend(x)).toBe(
        rankCorrelation(
          x.map((_, i) => i),
          x,
        ),
      );
    }),
  );
});
