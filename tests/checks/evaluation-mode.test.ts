import fc from "fast-check";
import { expect, test } from "vitest";
import { loggedEvaluationBelowPredictions } from "../../src/checks/logged-evaluation-below-predictions.ts";
import { predictionsOf } from "../predictions-of.ts";
import { seriesOf } from "../series-of.ts";

/** 20 rows, 18 of them right with 0.9 for the answer: a loss of 0.325. */
const rows = Array.from({ length: 20 }, (_, i) => [0, i < 18 ? 0 : 1] as const);
const predictions = predictionsOf(rows, {
  classes: 2,
  probabilities: rows.map(([, answer]) => (answer === 0 ? [0.9, 0.1] : [0.1, 0.9])),
});

function observed(options: { loss: readonly number[]; accuracy: readonly number[] }) {
  return loggedEvaluationBelowPredictions.observe({
    "validation-loss": seriesOf([...options.loss], { split: "validation" }),
    "validation-metric": seriesOf([...options.accuracy], { role: "accuracy", split: "validation" }),
    "validation-predictions": predictions,
  });
}

test("evaluations worse than what the same model predicts: present", () => {
  expect(observed({ loss: [0.7, 0.5, 0.45], accuracy: [0.6, 0.75, 0.8] })).toMatchObject({ kind: "present" });
});

test("predictions of the best checkpoint, of smoothed targets or of the same model: absent", () => {
  expect(observed({ loss: [0.7, 0.325, 0.6], accuracy: [0.6, 0.9, 0.7] }).kind).toBe("absent");
  expect(observed({ loss: [0.9, 0.7, 0.6], accuracy: [0.6, 0.8, 0.9] }).kind).toBe("absent");
  expect(observed({ loss: [0.7, 0.5, 0.325], accuracy: [0.6, 0.8, 0.9] }).kind).toBe("absent");
});

test("a metric that the predictions cannot give: inconclusive", () => {
  const outcome = loggedEvaluationBelowPredictions.observe({
    "validation-loss": seriesOf([1, 0.5]),
    "validation-metric": seriesOf([0.5, 0.6], { role: "f1", split: "validation" }),
    "validation-predictions": predictions,
  });
  expect(outcome.kind).toBe("inconclusive");
  expect(loggedEvaluationBelowPredictions.observe({}).kind).toBe("not-applicable");
});

test("an accuracy that equals the predictions' never speaks, whatever the loss", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 2 }), (loss) => {
      const accuracy = loss.map(() => 0.9);
      expect(observed({ loss, accuracy }).kind).toBe("absent");
    }),
  );
});
