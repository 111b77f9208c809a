import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossLeavesTrendInWarmup } from "../../src/checks/loss-leaves-trend-in-warmup.ts";
import { taskMetricGains } from "../../src/checks/task-metric-gains.ts";
import { seriesOf } from "../series-of.ts";

const STEPS = 1000;

/** A rate that climbs in a straight line to step 600 and stays. */
const ramped = Array.from({ length: STEPS }, (_, i) => (2.4 * (Math.min(i, 599) + 1)) / 600);

/** A loss that falls to `low` at step 200 and steps up by `jump` at `breakAt`; small deterministic noise on top. */
function lossOf(breakAt: number, jump: number, scale = 1): readonly number[] {
  return Array.from({ length: STEPS }, (_, i) => {
    const trend = Math.max(1.2, 2.3 - i * 0.0055) + (i >= breakAt ? jump : 0);
    return scale * (trend + 0.04 * Math.sin(i * 12.9898));
  });
}

function ask(loss: readonly number[], rate: readonly number[]) {
  return lossLeavesTrendInWarmup.observe({
    "train-loss": seriesOf(loss, { split: "train", cadence: "step" }),
    "learning-rate": seriesOf(rate, { role: "learning-rate", cadence: "step" }),
  });
}

describe("loss-leaves-trend-in-warmup", () => {
  it("is present where the loss steps up while the rate still climbs, and names the rate", () => {
    const outcome = ask(lossOf(400, 0.8), ramped);
    expect(outcome.kind).toBe("present");
    if (outcome.kind !== "present") return;
    expect(Math.abs((outcome.at[0]?.from ?? 0) - 400)).toBeLessThan(40);
    expect(outcome.measured[0]?.value).toBeCloseTo(1.6, 0);
  });

  it("is absent where the loss goes on falling, where it rises after the ramp, and without a ramp", () => {
    expect(ask(lossOf(STEPS, 0), ramped).kind).toBe("absent");
    expect(ask(lossOf(800, 0.8), ramped).kind).toBe("absent");
    expect(
      ask(
        lossOf(400, 0.8),
        ramped.map(() => 0.1),
      ).kind,
    ).toBe("absent");
  });

  it("is inconclusive with few points, and not applicable without a rate", () => {
    expect(ask(lossOf(400, 0.8).slice(0, 50), ramped.slice(0, 50)).kind).toBe("inconclusive");
    const loss = seriesOf(lossOf(400, 0.8), { split: "train", cadence: "step" });
    expect(lossLeavesTrendInWarmup.observe({ "train-loss": loss })).toEqual({
      kind: "not-applicable",
      missing: ["learning-rate"],
    });
  });

  it("does not depend on the unit of the loss or of the rate", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: 1e-4, max: 100, noNaN: true }),
        (a, b) => {
          expect(
            ask(
              lossOf(400, 0.8, a),
              ramped.map((rate) => rate * b),
            ).kind,
          ).toBe("present");
          expect(
            ask(
              lossOf(STEPS, 0, a),
              ramped.map((rate) => rate * b),
            ).kind,
          ).toBe("absent");
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("task-metric-gains", () => {
  const metric = (values: readonly number[], role: "accuracy" | "mae" = "accuracy") =>
    taskMetricGains.observe({ "validation-metric": seriesOf(values, { role, split: "validation" }) });

  it("is present for a metric that goes a good part of the way to perfect", () => {
    expect(metric([0.1, 0.4, 0.6, 0.7, 0.75, 0.78]).kind).toBe("present");
  });

  it("is absent at chance, and for a metric that gets worse", () => {
    expect(metric([0.1, 0.11, 0.1, 0.09, 0.1, 0.1]).kind).toBe("absent");
    expect(metric([0.9, 0.8, 0.7, 0.6, 0.5, 0.4]).kind).toBe("absent");
  });

  it("is inconclusive for a quantity with no perfect score", () => {
    expect(metric([5, 4, 3, 2, 1, 0.5], "mae").kind).toBe("inconclusive");
  });
});
