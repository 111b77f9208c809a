import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { downsample, indicesAtSteps } from "../../src/charts/downsample.ts";

const value = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY) },
);
const series = fc.array(value, { minLength: 1, maxLength: 400 });

function pointsOf(values: readonly number[]) {
  return { steps: values.map((_, i) => i * 10), values };
}

describe("downsample", () => {
  it("keeps first, last, extremes and every pinned point, in order", () => {
    fc.assert(
      fc.property(series, fc.array(fc.nat(399), { maxLength: 6 }), (values, wished) => {
        const pinned = wished.filter((i) => i < values.length);
        const out = downsample(pointsOf(values), { most: 40, pinned });
        const finite = values.filter(Number.isFinite);
        const steps = new Set(out.steps);
        expect(out.steps).toEqual([...out.steps].sort((a, b) => a - b));
        expect(steps.has(0) && steps.has((values.length - 1) * 10)).toBe(true);
        for (const i of pinned) expect(steps.has(i * 10)).toBe(true);
        if (finite.length === 0) return;
        expect(out.values).toContain(Math.min(...finite));
        expect(out.values).toContain(Math.max(...finite));
      }),
    );
  });

  it("invents nothing: each point drawn is a point of the series", () => {
    fc.assert(
      fc.property(series, (values) => {
        const out = downsample(pointsOf(values), { most: 40, pinned: [] });
        for (const [i, step] of out.steps.entries())
          expect(Object.is(values[step / 10], out.values[i])).toBe(true);
      }),
    );
  });

  it("keeps the number of points bounded, even where every second value is NaN", () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? Math.sin(i) : Number.NaN));
    const out = downsample(pointsOf(values), { most: 1600, pinned: [] });
    expect(out.values.length).toBeLessThanOrEqual(1600 * 3 + 2);
    expect(out.values.length).toBeGreaterThan(1600);
  });

  it("keeps a single NaN and its neighbours, so that the line breaks where the file breaks", () => {
    const values = Array.from({ length: 10_000 }, (_, i) => (i === 4321 ? Number.NaN : i / 10_000));
    const out = downsample(pointsOf(values), { most: 200, pinned: [] });
    for (const i of [4320, 4321, 4322]) expect(out.steps).toContain(i * 10);
    expect(out.values.filter(Number.isNaN)).toHaveLength(1);
  });

  it("keeps all of fifty one-point spikes in a million points", () => {
    const spikes = Array.from({ length: 50 }, (_, i) => 7_919 + i * 19_801);
    const values = new Float64Array(1_000_000).map((_, i) => Math.sin(i / 5000));
    for (const i of spikes) values[i] = 9;
    const steps = values.map((_, i) => i);
    const out = downsample({ steps, values }, { most: 1600, pinned: [] });
    expect(out.values.filter((v) => v === 9)).toHaveLength(50);
    expect(out.values.length).toBeLessThanOrEqual(1602);
  });

  it("leaves a short series as it is", () => {
    const points = { steps: [3, 1, 2], values: [1, Number.NaN, 3] };
    expect(downsample(points, { most: 10, pinned: [] })).toEqual(points);
  });
});

describe("indicesAtSteps", () => {
  it("finds the point at a step, or the nearest before it", () => {
    const points = { steps: [0, 10, 20], values: [1, 2, 3] };
    expect(indicesAtSteps(points, [10, 19, 500, -1])).toEqual([1, 1, 2]);
  });
});
