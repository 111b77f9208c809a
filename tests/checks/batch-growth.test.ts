import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchGrowsRateStays } from "../../src/checks/batch-grows-rate-stays.ts";
import { progressSlowsWithBatch } from "../../src/checks/progress-slows-with-batch.ts";
import type { Series } from "../../src/model/series.ts";
import { seriesOf } from "../series-of.ts";

/** A rate by step over epochs of so many steps each. */
function rateOf(lengths: readonly number[], rate: (epoch: number) => number): Series {
  const epochs = lengths.flatMap((length, epoch) => new Array<number>(length).fill(epoch));
  const series = seriesOf(epochs.map(rate), { role: "learning-rate", cadence: "step" });
  return { ...series, axes: { ...series.axes, epoch: Float64Array.from(epochs) } };
}

const GROWN = [40, 40, 40, 40, 5, 5, 5, 5, 5];

describe("batch-grows-rate-stays", () => {
  const of = (lengths: readonly number[], rate: (epoch: number) => number) =>
    batchGrowsRateStays.observe({ "learning-rate": rateOf(lengths, rate) });

  it("is present where epochs become short at the same rate, and names the step", () => {
    expect(of(GROWN, () => 0.1)).toMatchObject({ kind: "present", at: [{ from: 160, to: 160 }] });
  });

  it("is absent where the rate follows, where epochs keep their length, and where only the last is short", () => {
    expect(of(GROWN, (epoch) => (epoch < 4 ? 0.1 : 0.8)).kind).toBe("absent");
    expect(of([40, 40, 40, 40, 40, 40, 40], () => 0.1).kind).toBe("absent");
    expect(of([40, 40, 40, 40, 40, 40, 3], () => 0.1).kind).toBe("absent");
  });

  it("is inconclusive where no epochs are logged", () => {
    const rate = seriesOf([0.1, 0.1, 0.1], { role: "learning-rate", cadence: "step" });
    expect(batchGrowsRateStays.observe({ "learning-rate": rate }).kind).toBe("inconclusive");
  });

  it("says the same for any scale of the rate", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (scale) => {
        expect(of(GROWN, () => scale).kind).toBe("present");
      }),
    );
  });
});

describe("progress-slows-with-batch", () => {
  const of = (losses: readonly number[]) => {
    const steps = [39, 79, 119, 159, 164, 169, 174, 179, 184];
    const series = seriesOf(losses, { role: "loss", split: "validation", cadence: "epoch" });
    const loss = { ...series, axes: { ...series.axes, step: Float64Array.from(steps) } };
    return progressSlowsWithBatch.observe({
      "validation-loss": loss,
      "learning-rate": rateOf(GROWN, () => 0.1),
    }).kind;
  };

  it("is present where the fall stops with the change, absent where it goes on or had stopped before", () => {
    expect(of([2, 1.8, 1.62, 1.46, 1.45, 1.44, 1.43, 1.42, 1.41])).toBe("present");
    expect(of([2, 1.8, 1.62, 1.46, 1.32, 1.2, 1.1, 1, 0.9])).toBe("absent");
    expect(of([2, 1.99, 1.985, 1.98, 1.979, 1.978, 1.977, 1.976, 1.975])).toBe("absent");
  });
});
