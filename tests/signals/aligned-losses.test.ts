import { expect, test } from "vitest";
import { alignedLosses } from "../../src/signals/aligned-losses.ts";
import { seriesOf } from "../series-of.ts";

test("an epoch series is paired at the same step", () => {
  const train = seriesOf([3, 2, 1], { split: "train", steps: [10, 20, 30] });
  const validation = seriesOf([3.5, 2.5], { split: "validation", steps: [10, 30] });
  const { train: paired, steps } = alignedLosses(train, validation);
  expect([...steps]).toEqual([10, 30]);
  expect([...paired]).toEqual([3, 1]);
});

test("a step series is averaged since the evaluation before; values that are not numbers are left out", () => {
  const train = seriesOf([4, 2, Number.NaN, 1], { split: "train", cadence: "step", steps: [1, 2, 3, 4] });
  const validation = seriesOf([3.5, 2.5, 2], { split: "validation", steps: [2, 4, 5] });
  expect([...alignedLosses(train, validation).train]).toEqual([3, 1, Number.NaN]);
});

test("evaluations counted in epochs beside training steps are paired by epoch", () => {
  const train = seriesOf([4, 2, 2, 0], {
    split: "train",
    cadence: "step",
    steps: [100, 200, 300, 400],
    epochs: [0.25, 0.75, 1.25, 1.75],
  });
  const validation = seriesOf([9, 8], { split: "validation", steps: [0, 1], epochs: [0, 1] });
  expect([...alignedLosses(train, validation).train]).toEqual([3, 1]);
});

test("without epochs they are paired by their share of the run", () => {
  const train = seriesOf([4, 2, 2, 0], { split: "train", cadence: "step", steps: [100, 200, 300, 400] });
  const validation = seriesOf([9, 8], { split: "validation", steps: [0, 1] });
  expect([...alignedLosses(train, validation).train]).toEqual([3, 1]);
});
