import fc from "fast-check";
import {
  linearRegression,
  median,
  medianAbsoluteDeviation,
  rSquared,
  sampleRankCorrelation,
} from "simple-statistics";
import { describe, expect, it } from "vitest";
import { lineFit } from "../../src/stats/line-fit.ts";
import { medianDeviation } from "../../src/stats/median-deviation.ts";
import { medianOf } from "../../src/stats/median-of.ts";
import { rankCorrelation } from "../../src/stats/rank-correlation.ts";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
/** Without equal values: simple-statistics ranks these by their place, we by the mean of their ranks. */
const places = (length: number, maxLength = length): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: -10_000, max: 10_000 }), { minLength: length, maxLength });
const pairs = places(3, 60).chain((x) => fc.tuple(fc.constant(x), places(x.length)));

describe("our own statistics answer as a library that others keep", () => {
  it("median", () => {
    holds(values, (list) => [[medianOf(list), median(list)]]);
  });

  it("median deviation", () => {
    holds(values, (list) => [[medianDeviation(Float64Array.from(list)), medianAbsoluteDeviation(list)]]);
  });

  it("rank correlation", () => {
    holds(pairs, ([x, y]) => [[rankCorrelation(x, y), sampleRankCorrelation(x, y)]]);
  });

  it("line by least squares, and the share that it explains", () => {
    holds(pairs, ([x, y]) => {
      const points = x.map((at, i) => [at, y[i] ?? 0]);
      const { m, b } = linearRegression(points);
      const fit = lineFit(x, y);
      return [
        [fit?.slope, m],
        [fit?.intercept, b],
        [fit?.r2, rSquared(points, (at) => m * at + b)],
      ];
    });
  });
});

type Answers = readonly (readonly [ours: number | undefined, theirs: number])[];

function holds<T>(given: fc.Arbitrary<T>, answers: (value: T) => Answers): void {
  fc.assert(
    fc.property(given, (value) => {
      for (const [ours, theirs] of answers(value)) expect(ours).toBeCloseTo(theirs, 4);
    }),
  );
}
