import fc from "fast-check";
import { expect, test } from "vitest";
import { accuracyMovesInLargeSteps } from "../../src/checks/accuracy-moves-in-large-steps.ts";
import { fewEvaluatedItems } from "../../src/checks/few-evaluated-items.ts";
import { fewValidationRows } from "../../src/checks/few-validation-rows.ts";
import { itemCountEqualsTraining } from "../../src/checks/item-count-equals-training.ts";
import { loggedLossFromTrainingRows } from "../../src/checks/logged-loss-from-training-rows.ts";
import { loggedMetricFromTrainingRows } from "../../src/checks/logged-metric-from-training-rows.ts";
import { splitOf } from "../features-of.ts";
import { predictionsOf } from "../predictions-of.ts";
import { seriesOf } from "../series-of.ts";

/** Accuracies of the given numbers of right answers over n items, as 32-bit floats. */
function accuracies(n: number, hits: readonly number[]) {
  return seriesOf(
    hits.map((k) => Math.fround(k / n)),
    { role: "accuracy", split: "validation" },
  );
}

const climb = [101, 150, 173, 199, 211, 223, 227];

test("the items behind an accuracy are read off its values", () => {
  expect(
    fewEvaluatedItems.observe({ "validation-metric": accuracies(23, [7, 11, 13, 17, 19, 20]) }).kind,
  ).toBe("present");
  expect(fewEvaluatedItems.observe({ "validation-metric": accuracies(270, climb) }).kind).toBe("absent");
  const loss = seriesOf([0.5, 0.4], { role: "loss", split: "validation" });
  expect(fewEvaluatedItems.observe({ "validation-metric": loss }).kind).toBe("inconclusive");
});

test("four printed decimals are enough", () => {
  const printed = seriesOf(
    [7, 11, 13, 17, 19, 20].map((k) => Number((k / 23).toFixed(4))),
    { role: "accuracy", split: "validation" },
  );
  expect(fewEvaluatedItems.observe({ "validation-metric": printed }).kind).toBe("present");
});

test("an evaluation of hundreds of items never counts as few", () => {
  const hits = fc.array(fc.integer({ min: 1, max: 498 }), { minLength: 8, maxLength: 20 });
  fc.assert(
    fc.property(hits, (list) => {
      const distinct = [...new Set(list)];
      fc.pre(distinct.length >= 5);
      // 499 is prime, so no smaller number of items fits.
      expect(fewEvaluatedItems.observe({ "validation-metric": accuracies(499, list) }).kind).not.toBe(
        "present",
      );
    }),
  );
});

test("an accuracy that changes several times by whole answers of few items", () => {
  const kind = (n: number, hits: readonly number[]) =>
    accuracyMovesInLargeSteps.observe({ "validation-metric": accuracies(n, hits) }).kind;
  expect(kind(14, [9, 11, 12, 12, 13])).toBe("present");
  expect(kind(270, climb)).toBe("absent");
  // 0.5 and 0.75 fit four items, and four hundred as well.
  expect(kind(400, [200, 200, 300, 300])).toBe("inconclusive");
  const loss = seriesOf([0.5, 0.4], { split: "validation" });
  expect(accuracyMovesInLargeSteps.observe({ "validation-metric": loss }).kind).toBe("inconclusive");
});

test("accuracies counted over exactly the training rows", () => {
  const metric = accuracies(235, climb);
  const rows = {
    "train-split": splitOf("train", 0, 235),
    "validation-split": splitOf("validation", 300, 570),
  };
  expect(itemCountEqualsTraining.observe({ "validation-metric": metric, ...rows }).kind).toBe("present");
  const own = { "validation-metric": accuracies(270, [...climb, 231]), ...rows };
  expect(itemCountEqualsTraining.observe(own).kind).toBe("absent");
  expect(itemCountEqualsTraining.observe({ "validation-metric": metric }).kind).toBe("inconclusive");
});

test("few validation rows by the split list", () => {
  const kind = (rows: number) =>
    fewValidationRows.observe({ facts: {}, "validation-split": splitOf("validation", 0, rows) }).kind;
  expect(kind(18)).toBe("present");
  expect(kind(50)).toBe("absent");
  expect(fewValidationRows.observe({ facts: {} }).kind).toBe("inconclusive");
});

/** 100 rows of two classes of which the first `right` are predicted right, each with probability p. */
function rows(right: number, p: number, split: "train" | "validation") {
  const pairs = Array.from({ length: 100 }, (_, i) => [i % 2, i < right ? i % 2 : 1 - (i % 2)] as const);
  const probabilities = pairs.map(([, predicted]) => (predicted === 0 ? [p, 1 - p] : [1 - p, p]));
  return predictionsOf(pairs, { split, probabilities });
}

test("the logged figures are those of the training predictions", () => {
  const [train, validation] = [rows(97, 0.9, "train"), rows(80, 0.9, "validation")];
  const predictions = { "train-predictions": train, "validation-predictions": validation };
  const metric = (value: number) => ({ ...predictions, "validation-metric": accuracies(100, [50, value]) });
  expect(loggedMetricFromTrainingRows.observe(metric(97)).kind).toBe("present");
  expect(loggedMetricFromTrainingRows.observe(metric(80)).kind).toBe("absent");
  const lossOf = (right: number) => -(right * Math.log(0.9) + (100 - right) * Math.log(0.1)) / 100;
  const loss = (value: number) => ({
    ...predictions,
    "validation-loss": seriesOf([1, value], { split: "validation" }),
  });
  expect(loggedLossFromTrainingRows.observe(loss(lossOf(97))).kind).toBe("present");
  expect(loggedLossFromTrainingRows.observe(loss(lossOf(80))).kind).toBe("absent");
  const bare = { ...predictions, "validation-loss": seriesOf([0]) };
  expect(loggedLossFromTrainingRows.observe(bare).kind).toBe("inconclusive");
});

test("a metric that cannot be recomputed decides nothing", () => {
  const predictions = {
    "train-predictions": rows(97, 0.9, "train"),
    "validation-predictions": rows(80, 0.9, "validation"),
  };
  const auc = seriesOf([0.5, 0.9], { role: "auc", split: "validation" });
  expect(loggedMetricFromTrainingRows.observe({ ...predictions, "validation-metric": auc }).kind).toBe(
    "inconclusive",
  );
});
