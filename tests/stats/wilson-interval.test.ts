import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";

// R 4.2: prop.test(8, 10, correct = FALSE)$conf.int -> 0.4901625 0.9433178
test("agrees with R's prop.test without continuity correction", () => {
  const { value, low, high } = wilsonInterval(8, 10);
  expect(value).toBe(0.8);
  expect(low).toBeCloseTo(0.4901625, 6);
  expect(high).toBeCloseTo(0.9433178, 6);
});

test("stays inside 0…1 at no and at all hits", () => {
  expect(wilsonInterval(9, 9)).toMatchObject({ value: 1, high: 1 });
  // closed form for all hits: n / (n + z²)
  expect(wilsonInterval(9, 9).low).toBeCloseTo(9 / (9 + 1.959963984540054 ** 2), 12);
  expect(wilsonInterval(0, 9).low).toBe(0);
});

test("knows nothing of no rows", () => {
  expect(wilsonInterval(0, 0)).toEqual({ value: Number.NaN, low: 0, high: 1 });
});

test("holds the share itself, and mirrors when hits and misses change places", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (total, any) => {
      const hits = any % (total + 1);
      const interval = wilsonInterval(hits, total);
      const mirror = wilsonInterval(total - hits, total);
      expect(interval.low).toBeLessThanOrEqual(hits / total);
      expect(interval.high).toBeGreaterThanOrEqual(hits / total);
      expect(mirror.low).toBeCloseTo(1 - interval.high, 9);
    }),
  );
});
