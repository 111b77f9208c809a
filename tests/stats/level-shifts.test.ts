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
    5,
    0.05,
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
          5,
          0.05,
        ),
      ).toEqual([]);
      expect(
        levelShifts(
          noisy(seed, (i) => (i < 320 ? 1.5 : 1)),
          5,
          0.05,
        ),
      ).toEqual([]);
      expect(
        levelShifts(
          noisy(seed, (i) => (i === 400 ? 50 : 1)),
          5,
          0.05,
        ),
      ).toEqual([]);
      expect(
        levelShifts(
          noisy(seed, (i) => (i % 200 === 7 ? Number.NaN : 1)),
          5,
          0.05,
        ),
      ).toEqual([]);
    }),
  );
});
