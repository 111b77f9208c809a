import { expect, test } from "vitest";
import { entropyOf, evenEntropy } from "../../src/stats/entropy.ts";
import { noise } from "../noise.ts";

test("one cell has none, equal cells have ln(cells)", () => {
  expect(entropyOf([7, 0, 0])).toBe(0);
  expect(entropyOf([5, 5, 5, 5])).toBeCloseTo(Math.log(4), 12);
  expect(entropyOf([0, 0])).toBeNaN();
});

test("one item stands in one cell; two stand together with probability 1 / cells", () => {
  expect(evenEntropy(1, 6)).toBeCloseTo(0, 12);
  expect(evenEntropy(2, 6)).toBeCloseTo((5 / 6) * Math.log(2), 12);
});

test("agrees with throwing", () => {
  const random = noise(1);
  const throws = Array.from({ length: 2000 }, () => {
    const counts = new Array<number>(90).fill(0);
    for (let i = 0; i < 60; i++) {
      const cell = Math.floor(random() * 90);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    return entropyOf(counts);
  });
  const mean = throws.reduce((sum, h) => sum + h, 0) / throws.length;
  expect(evenEntropy(60, 90)).toBeCloseTo(mean, 2);
});

test("many items reach ln(cells)", () => {
  expect(evenEntropy(100_000, 12)).toBeCloseTo(Math.log(12), 3);
});
