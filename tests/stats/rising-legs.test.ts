import { describe, expect, it } from "vitest";
import { levelsOf, risingLegs } from "../../src/stats/rising-legs.ts";

describe("rises of a level", () => {
  it("begin at the last point near the low and end at the highest before a fall", () => {
    expect(legsOf([3, 2, 1, 1.01, 2, 3, 3.5])).toEqual([{ low: 3, high: 6, back: null }]);
    expect(legsOf([3, 2, 1, 2, 1.1, 0.9])).toEqual([{ low: 2, high: 3, back: 4 }]);
  });

  it("are none in a fall, in a constant, and below five in a hundred", () => {
    expect(legsOf([3, 2, 1.5, 1.2, 1])).toEqual([]);
    expect(legsOf([1, 1, 1, 1])).toEqual([]);
    expect(legsOf([3, 2, 1, 1.04, 1])).toEqual([]);
  });

  it("are measured by the range where a curve touches 0", () => {
    expect(legsOf([1, 0, 0.04, 0])).toEqual([]);
    expect(legsOf([1, 0, 0.5])).toEqual([{ low: 1, high: 2, back: null }]);
  });

  it("of a long curve are those of its medians: one outlier is none", () => {
    const values = Float64Array.from({ length: 200 }, (_, i) => (i === 90 ? 50 : 1 + (i > 120 ? 1 : 0)));
    const levels = levelsOf(values);
    expect(levels.window).toBe(11);
    const [leg, ...others] = risingLegs(levels);
    expect(others).toEqual([]);
    expect(Math.abs((leg?.low ?? 0) - 120)).toBeLessThanOrEqual(5);
  });
});

function legsOf(values: readonly number[]) {
  return risingLegs(levelsOf(Float64Array.from(values)));
}
