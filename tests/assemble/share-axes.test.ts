import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeByTime } from "../../src/assemble/place-by-time.ts";
import type { OwnedSeries } from "../../src/assemble/resolve-series.ts";
import { shareAxes } from "../../src/assemble/share-axes.ts";
import { rawSeries } from "../readers/raw-series.ts";

function owned(...raws: OwnedSeries["raw"][]): OwnedSeries[] {
  return raws.map((raw) => ({ raw, reader: "csv", folderSplit: null }));
}

const epochs = (values: readonly number[], steps: readonly number[]) =>
  rawSeries("val_loss", values, { steps, epochs: steps, stepUnit: "epoch", file: "train.log" });

describe("epochs on the step axis", () => {
  it("stand at the last step of the epoch, counted from 0 where steps are", () => {
    const from0 = rawSeries("loss", [3, 2, 1], { steps: [0, 10, 20] });
    const shared = shareAxes(owned(from0, epochs([2, 1], [1, 2])), { stepsPerEpoch: 14 });
    expect(Array.from(shared.owned[1]?.raw.axes.step ?? [])).toEqual([13, 27]);
    const from1 = rawSeries("loss", [3, 2, 1], { steps: [1, 11, 21] });
    const counted = shareAxes(owned(from1, epochs([2, 1], [1, 2])), { stepsPerEpoch: 14 });
    expect(Array.from(counted.owned[1]?.raw.axes.step ?? [])).toEqual([14, 28]);
  });

  it("series that shared axes share them still", () => {
    const first = epochs([2, 1], [1, 2]);
    const second = { ...first, sourceName: "val_acc" };
    const loss = rawSeries("loss", [3, 2], { steps: [0, 10] });
    const shared = shareAxes(owned(loss, first, second), { stepsPerEpoch: 5 });
    expect(shared.owned[1]?.raw.axes).toBe(shared.owned[2]?.raw.axes);
    expect(shared.notices.map(({ code }) => code)).toEqual(["axis-derived"]);
  });

  it("stay as they are where nothing says how many steps an epoch has", () => {
    const loss = rawSeries("loss", [3, 2], { steps: [0, 10] });
    const shared = shareAxes(owned(loss, epochs([2, 1], [1, 2])), {});
    expect(shared.owned[1]?.raw.axes.stepUnit).toBe("epoch");
    expect(shared.stepsPerEpoch).toBeNull();
  });

  it("steps of an epoch follow from rows that log both, whole or fractional, for any interval of logging", () => {
    const interval = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 200 }),
        interval,
        fc.integer({ min: 3, max: 6 }),
        (per, every, total) => {
          const steps = Array.from({ length: Math.ceil((per * total) / every) }, (_, i) => i * every);
          const whole = rawSeries("loss", steps, {
            steps,
            epochs: steps.map((step) => Math.floor(step / per)),
          });
          const fractional = rawSeries("loss", steps, { steps, epochs: steps.map((step) => step / per) });
          // Logged every few steps, an epoch's first logged step may be a few late.
          const found = shareAxes(owned(whole), {}).stepsPerEpoch ?? Number.NaN;
          expect(Math.abs(found - per)).toBeLessThan(every);
          expect(shareAxes(owned(fractional), {}).stepsPerEpoch).toBe(per);
        },
      ),
    );
  });
});

describe("rows with a time", () => {
  it("stand at the last step logged by then", () => {
    const loss = rawSeries("loss", [3, 2, 1], { steps: [0, 5, 9], times: [100, 110, 120] });
    const memory = rawSeries("memory", [1, 2, 3, 4], {
      steps: [0, 1, 2, 3],
      times: [90, 110, 119, 500],
      stepUnit: "row",
    });
    const placed = placeByTime(owned(loss, memory))[1]?.raw.axes;
    expect(placed?.stepUnit).toBe("step");
    expect(Array.from(placed?.step ?? [])).toEqual([0, 5, 5, 9]);
  });

  it("stay rows where no step has a time", () => {
    const loss = rawSeries("loss", [3, 2], { steps: [0, 5] });
    const memory = rawSeries("memory", [1, 2], { times: [90, 110], stepUnit: "row" });
    expect(placeByTime(owned(loss, memory))[1]?.raw.axes.stepUnit).toBe("row");
  });
});
