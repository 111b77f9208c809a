import fc from "fast-check";
import { expect, test } from "vitest";
import { bfloat16 } from "../../src/stats/bfloat16.ts";
import { lineFit } from "../../src/stats/line-fit.ts";
import { medianOf } from "../../src/stats/median-of.ts";
import { numberWords, percentWords } from "../../src/stats/number-words.ts";
import { logRamp, ramp } from "../../src/stats/ramp.ts";
import { runningMedian } from "../../src/stats/running-median.ts";

test("bfloat16 keeps eight bits, ties to even; worked out from the bits by hand", () => {
  expect(bfloat16(1.66)).toBe(1.65625);
  expect(bfloat16(0.1)).toBe(0.10009765625);
  expect(bfloat16(Math.PI)).toBe(3.140625);
  expect(bfloat16(-1.66)).toBe(-1.65625);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
      expect(Math.abs(bfloat16(value) / value - 1)).toBeLessThanOrEqual(2 ** -8);
      expect(bfloat16(bfloat16(value))).toBe(bfloat16(value));
    }),
  );
});

test("line fit by hand: Sxx 5, Sxy 5.5, Syy 8.75, so slope 1.1 and r² 5.5² / (5 × 8.75)", () => {
  const fit = lineFit([0, 1, 2, 3], [1, 3, 2, 5]);
  expect(fit?.slope).toBeCloseTo(1.1, 12);
  expect(fit?.intercept).toBeCloseTo(1.1, 12);
  expect(fit?.r2).toBeCloseTo(5.5 ** 2 / (5 * 8.75), 12);
  expect(lineFit([0], [1])).toBeNull();
  expect(lineFit([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(lineFit([0, 1, 2], [2, 2, 2])?.r2).toBe(0);
});

test("medians leave out what is no number", () => {
  expect(medianOf([3, Number.NaN, 1, 2, Number.POSITIVE_INFINITY])).toBe(2);
  expect(medianOf([])).toBeNaN();
  expect([...runningMedian([1, 9, 2, 3, 4], 3)]).toEqual([2, 3, 3]);
  expect([...runningMedian([5, 1], 3)]).toEqual([3]);
});

test("one outlier moves no running median of three out of its neighbours", () => {
  fc.assert(
    fc.property(fc.nat(9), fc.double({ min: 1, max: 1e9, noNaN: true }), (at, size) => {
      const values = Array.from({ length: 10 }, (_, i) => (i === at ? size : 1));
      expect([...runningMedian(values, 3)]).toEqual(Array(8).fill(1));
    }),
  );
});

test("ramps run from 0 to 1, either way", () => {
  expect(ramp(3, 2, 4)).toBe(0.5);
  expect(ramp(3, 4, 2)).toBe(0.5);
  expect(ramp(9, 2, 4)).toBe(1);
  expect(ramp(Number.NaN, 2, 4)).toBe(0);
  expect(logRamp(10, 1, 100)).toBeCloseTo(0.5, 12);
  expect(logRamp(0, 1, 100)).toBe(0);
  expect(logRamp(0, 100, 1)).toBe(1);
});

test("numbers in sentences", () => {
  expect(numberWords(1234567)).toBe("1,234,567");
  expect(numberWords(0.012345)).toBe("0.0123");
  expect(numberWords(0.00002)).toBe("2e−5");
  expect(numberWords(-Math.PI)).toBe("−3.14");
  expect(numberWords(Number.NaN)).toBe("NaN");
  expect(numberWords(Number.NEGATIVE_INFINITY)).toBe("−∞");
  expect(percentWords(0.1234)).toBe("12 %");
  expect(percentWords(0.004)).toBe("0.4 %");
});
