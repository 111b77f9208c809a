import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tickText, yPixel, yScale } from "../../src/charts/y-scale.ts";

const input = { zero: false, floor: Number.POSITIVE_INFINITY, most: 5 };

function textsOf(kind: "linear" | "log", values: readonly number[], zero = false): readonly string[] {
  const floor = Math.min(...values);
  return yScale({ ...input, kind, values, zero, floor }).ticks.map((t) => t.text);
}

describe("yScale", () => {
  it("puts log grid lines at 1, 3 and 10", () => {
    expect(textsOf("log", [0.09, 7.2])).toEqual(["0.1", "0.3", "1", "3", "10"]);
  });

  it("has zero in the picture of a share", () => {
    expect(textsOf("linear", [0.4, 0.97], true)).toEqual(["0.00", "0.25", "0.50", "0.75", "1.00"]);
  });

  it("shows a flat series as flat", () => {
    const scale = yScale({ ...input, kind: "linear", values: [1.201, 1.2] });
    expect(scale.high - scale.low).toBeGreaterThan(0.01);
    expect(scale.ticks.map((t) => t.text)).toEqual(["1.195", "1.200", "1.205"]);
  });

  it("keeps every value inside the plot, and its grid lines few and apart", () => {
    const values = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.constantFrom("linear" as const, "log" as const), (list, kind) => {
        const drawn = list.filter((v) => Number.isFinite(v) && (kind === "linear" || v > 0));
        const scale = yScale({ ...input, kind, values: list, floor: Math.min(...drawn) });
        expect(scale.ticks.length).toBeLessThanOrEqual(6);
        expect(new Set(scale.ticks.map((t) => t.value)).size).toBe(scale.ticks.length);
        if (drawn.length === 0) return;
        for (const v of drawn) {
          const y = yPixel(scale, v, 100);
          expect(y).toBeGreaterThanOrEqual(-0.01);
          expect(y).toBeLessThanOrEqual(100.01);
        }
      }),
    );
  });
});

describe("tickText", () => {
  it.each([
    [0, 2, "0.00"],
    [2000, 0, "2,000"],
    [150_000, 0, "150k"],
    [-2_500_000, 0, "−2.5M"],
    [1e-7, 7, "1e−7"],
    [2.5e12, 0, "2.5e12"],
    [0.03, 2, "0.03"],
  ])("writes %d with %d decimals as %s", (value, decimals, text) => {
    expect(tickText(value, decimals)).toBe(text);
  });
});
