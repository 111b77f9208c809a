import fc from "fast-check";
import { expect, test } from "vitest";
import { levelShifts } from "../../src/stats/level-shifts.ts";
import { noise } from "../noise.ts";

function noisy(seed: number, level: (i: number) => number): Float64Array {
  const random = noise(seed);
  return Float64Array.from({ length: 640 }, (_, i) => level(i) * (1 + 0.2 * (random() - 0.5)));
}

test("a rise that holds is found within one block of where it begins", () => {
  const [shift] = levelShifts(
    noisy(1, (i) => (i < 320 ? 1 : 1.5)),
    { errors: 5, least: 0.05, fewest: 128 },
  );
  expect(shift?.index).toBe(320);
  expect(shift?.before).toBeCloseTo(1, 1);
  expect(shift?.after).toBeCloseTo(1.5, 1);
});

test("noise, a fall, a single spike and a few NaN are no rise", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(
        levelShifts(
          noisy(seed, () => 1),
          { errors: 5, least: 0.05, fewest: 128 },
        ),
      ).toEqual([]);
      expect(
        levelShifts(
          noisy(seed, (i) => (i < 320 ? 1.5 : 1)),
          { errors: 5, least: 0.05, fewest: 128 },
        ),
      ).toEqual([]);
      expect(
        levelShifts(
          noisy(seed, (i) => (i === 400 ? 50 : 1)),
          { errors: 5, least: 0.05, fewest: 128 },
        ),
      ).toEqual([]);
      expect(
        levelShifts(
          noisy(seed, (i) => (i % 200 === 7 ? Number.NaN : 1)),
          { errors: 5, least: 0.05, fewest: 128 },
        ),
      ).toEqual([]);
    }),
  );
});

test("finds what the definition finds, with whole blocks missing", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 200 }), (seed, period) => {
      const values = noisy(seed, (i) => 1 + 0.4 * Math.sin(i / 40)).map((value, i) =>
        Math.floor(i / period) % 9 === 8 ? Number.NaN : value,
      );
      expect(levelShifts(values, { errors: 3, least: 0.05, fewest: 128 })).toEqual(
        byDefinition(values, 3, 0.05),
      );
    }),
  );
});

/** The rule as its comment has it, by sorting. */
function byDefinition(values: Float64Array, errors: number, least: number) {
  const shifts: { index: number; before: number; after: number }[] = [];
  for (let i = 128; i + 32 <= values.length; i += 16) {
    const before = values.slice(i - 128, i);
    const [after, next] = [sortedMedian(values.slice(i, i + 16)), sortedMedian(values.slice(i + 16, i + 32))];
    const usual = sortedMedian(before);
    const deviation = sortedMedian(before.map((value) => Math.abs(value - usual)));
    const bound = Math.max((errors * 1.2533 * 1.4826 * deviation) / 4, least * Math.abs(usual));
    if (!before.every(Number.isFinite) || !(Math.min(after, next) > usual + bound)) continue;
    shifts.push({ index: i, before: usual, after });
    i += 112;
  }
  return shifts;
}

function sortedMedian(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? Number.NaN) + upper) / 2;
}

test("early in a curve 64 points before are enough, and fewer are not", () => {
  const risesAt = (at: number) =>
    levelShifts(
      noisy(3, (i) => (i < at ? 1 : 1.5)),
      { errors: 5, least: 0.05, fewest: 64 },
    ).map(({ index }) => index);
  expect(risesAt(64)).toEqual([64]);
  expect(risesAt(96)).toEqual([96]);
  expect(risesAt(32)).toEqual([]);
});
