import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianInPlace, medianOf } from "../../src/stats/median-of.ts";
import { nthSmallest } from "../../src/stats/nth-smallest.ts";
import { orderOf } from "../../src/stats/order-of.ts";
import { quantileOf } from "../../src/stats/quantile-of.ts";
import { runningMedian } from "../../src/stats/running-median.ts";

/** Values with many ties and of many sizes: where selecting and counting go wrong, it is there. */
const finite = fc.oneof(
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 200 }),
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
    minLength: 1,
    maxLength: 200,
  }),
);

/** What goes wrong first: ties, both zeros, the smallest and the largest numbers, NaN and the infinities. */
const awkward = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    5e-324,
    -5e-324,
    2.2e-308,
    Number.MAX_VALUE / 2,
    -1,
    1,
    Number.NaN,
    Infinity,
    -Infinity,
  ),
  fc.double({ min: -1e9, max: 1e9 }),
);

describe("selection", () => {
  it("gives what sorting gives, at every place", () => {
    fc.assert(
      fc.property(finite, (values) => {
        const sorted = Float64Array.from(values).sort();
        for (let n = 0; n < values.length; n++)
          expect(nthSmallest(Float64Array.from(values), n)).toBeCloseTo(sorted[n] ?? Number.NaN, 12);
      }),
      { numRuns: 40 },
    );
  });

  it("leaves the caller's values where they are", () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 100);
    const before = values.slice();
    medianOf(values);
    quantileOf(values, 0.9);
    expect(values).toEqual(before);
  });

  it("medians are to the last bit those of sorting, among ties, the smallest numbers and what is none", () => {
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 200 }), (values) => {
        const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
        const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
        const upper = sorted[sorted.length >> 1] ?? Number.NaN;
        const middle = sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
        // The two zeros are equal: which of them stands in the middle is no matter.
        expect(medianOf(values) + 0).toBe(middle + 0);
      }),
    );
  });

  it("of the first few looks at these alone", () => {
    const values = Float64Array.of(3, 1, 2, -9, -9);
    expect(medianInPlace(values, 3)).toBe(2);
    expect(values.slice(3)).toEqual(Float64Array.of(-9, -9));
    expect(medianInPlace(values, 0)).toBeNaN();
  });

  it("ignores what is not finite, and has no median of nothing", () => {
    expect(medianOf([Number.NaN, 3, Number.POSITIVE_INFINITY, 1])).toBe(2);
    expect(medianOf([Number.NaN])).toBeNaN();
    expect(quantileOf([], 0.5)).toBeNaN();
  });

  it("quantiles are those of numpy.quantile([4, 1, 3, 2, 10], [0, .1, .5, .9, 1])", () => {
    const of = (share: number): number => quantileOf([4, 1, 3, 2, 10], share);
    expect([0, 0.1, 0.5, 0.9, 1].map(of)).toEqual([1, 1.4, 3, expect.closeTo(7.6, 12), 10]);
  });
});

describe("running median", () => {
  it("is the median of each window", () => {
    const points = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 12 }), (values, width) => {
        const windows = Math.max(1, values.length - width + 1);
        const expected = Array.from({ length: windows }, (_, i) => medianOf(values.slice(i, i + width)));
        expect([...runningMedian(values, width)]).toEqual(expected);
      }),
    );
  });
});

describe("order", () => {
  it("is that of a stable sort, short and long", () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 1, max: 60 }), (values, times) => {
        const long = Array.from({ length: times }, (_, k) => values.map((v) => v * (k % 7))).flat();
        const byComparing = long.map((_, i) => i).sort((a, b) => (long[a] ?? 0) - (long[b] ?? 0) || a - b);
        expect([...orderOf(long)]).toEqual(byComparing);
      }),
      { numRuns: 60 },
    );
  });

  it("is that of a stable sort among the numbers whose bits are odd, long enough to be sorted by digits", () => {
    const odd = fc.array(
      awkward.filter((value) => !Number.isNaN(value)),
      { minLength: 50, maxLength: 100 },
    );
    fc.assert(
      fc.property(odd, (values) => {
        const long = Array.from({ length: 100 }, (_, k) =>
          values.map((v) => (k % 3 === 0 ? v : v / k)),
        ).flat();
        const byComparing = long
          .map((_, i) => i)
          .sort((a, b) => compare(long[a] ?? 0, long[b] ?? 0) || a - b);
        expect(orderOf(long)).toEqual(Uint32Array.from(byComparing));
      }),
      { numRuns: 20 },
    );
  });
});

/** The difference of two infinities is NaN. */
function compare(a: number, b: number): number {
  return Number(a > b) - Number(a < b);
}
