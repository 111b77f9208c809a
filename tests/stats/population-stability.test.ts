import { describe, expect, it } from "vitest";
import { populationStability } from "../../src/stats/population-stability.ts";

const upTo = (n: number, by = 0) => Array.from({ length: n }, (_, i) => i + by);

describe("populationStability", () => {
  it("is 0 for equal samples", () => {
    expect(populationStability(upTo(100), upTo(100))).toBe(0);
  });

  // By hand: all of the second sample above the ninth decile. Nine bins (0.005 − 0.1) ln(0.05), one (1 − 0.1) ln(10).
  it("has the value of its definition", () => {
    const expected = 9 * (0.005 - 0.1) * Math.log(0.05) + 0.9 * Math.log(10);
    expect(populationStability(upTo(100), upTo(100, 1000))).toBeCloseTo(expected, 10);
  });

  it("is no number without values", () => {
    expect(populationStability([], [1])).toBeNaN();
  });
});
