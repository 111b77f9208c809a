import { expect, test } from "vitest";
import { evaluationCourse } from "../../src/signals/evaluation-course.ts";
import { fillsItsAxes } from "../../src/signals/fills-its-axes.ts";
import { seriesOf } from "../series-of.ts";

const full = seriesOf([5, 4, 3, 2]);

test("a column with a value in every row fills its axes, one that leaves a row out or jumps about does not", () => {
  expect(fillsItsAxes(full)).toBe(true);
  const sparse = { ...full, index: Int32Array.of(0, 1, 3), values: full.values.slice(0, 3) };
  expect(fillsItsAxes(sparse)).toBe(false);
  expect(fillsItsAxes({ ...full, index: Int32Array.of(0, 2, 1, 3) })).toBe(false);
});

test("what is judged where it lies is judged as its copy would be", () => {
  // One more row in the axes, at which nothing stands: the same points, but not all rows.
  const longer = { ...full, axes: { ...full.axes, step: Float64Array.of(...full.axes.step, 99) } };
  expect(evaluationCourse(longer)).toEqual(evaluationCourse(full));
});
