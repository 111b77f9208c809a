import { expect, test } from "vitest";
import { bestEvaluation } from "../../src/signals/best-evaluation.ts";
import { seriesOf } from "../series-of.ts";

test("lowest loss, highest accuracy, first of equals", () => {
  expect(bestEvaluation(seriesOf([3, 1, Number.NaN, 1, 2]))).toEqual({ index: 1, step: 1, value: 1 });
  expect(bestEvaluation(seriesOf([0.1, 0.9, 0.5], { role: "accuracy", steps: [5, 10, 15] }))).toEqual({
    index: 1,
    step: 10,
    value: 0.9,
  });
});

test("no best where the direction is unknown or nothing is finite", () => {
  expect(bestEvaluation(seriesOf([1, 2], { role: "other-metric" }))).toBeNull();
  expect(bestEvaluation(seriesOf([Number.NaN]))).toBeNull();
});
