import fc from "fast-check";
import { expect, test } from "vitest";
import { confusion } from "../../src/signals/confusion.ts";
import { predictionsOf } from "../predictions-of.ts";

// sklearn.metrics.classification_report([0,0,0,1,1,2], [0,0,1,1,1,0]): class 0 .667 .667 .667, class 1 .667 1 .8, class 2 0 0 0
const small = predictionsOf([
  [0, 0],
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 1],
  [2, 0],
]);

test("counts, precision, recall and F1 as scikit-learn has them", () => {
  const { counts, errors, accuracy, balancedAccuracy, perClass } = confusion(small);
  expect(counts).toEqual([
    [2, 1, 0],
    [0, 2, 0],
    [1, 0, 0],
  ]);
  expect(errors).toBe(2);
  expect(accuracy).toBeCloseTo(4 / 6, 12);
  expect(balancedAccuracy).toBeCloseTo((2 / 3 + 1 + 0) / 3, 12);
  expect(perClass.map(({ precision }) => precision.value)).toEqual([2 / 3, 2 / 3, Number.NaN]);
  expect(perClass.map(({ recall }) => recall.value)).toEqual([2 / 3, 1, 0]);
  expect(perClass[1]?.f1.value).toBeCloseTo(0.8, 12);
});

test("lists confusions, most frequent first", () => {
  const { confused } = confusion(
    predictionsOf([
      [0, 1],
      [1, 0],
      [1, 0],
      [2, 2],
    ]),
  );
  expect(confused).toEqual([
    { actual: 1, predicted: 0, count: 2 },
    { actual: 0, predicted: 1, count: 1 },
  ]);
});

test("accuracy does not change when rows are shuffled or classes renamed", () => {
  const pairs = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(pairs, (rows) => {
      const turned = rows.map(([a, b]) => [(a + 1) % 4, (b + 1) % 4] as const).reverse();
      const before = confusion(predictionsOf(rows, { classes: 4 }));
      const after = confusion(predictionsOf(turned, { classes: 4 }));
      expect(after.accuracy).toBe(before.accuracy);
      expect(after.balancedAccuracy).toBeCloseTo(before.balancedAccuracy, 12);
      for (const { f1 } of before.perClass) expect(f1.low <= f1.value || Number.isNaN(f1.value)).toBe(true);
    }),
  );
});
