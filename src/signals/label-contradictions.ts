import type { Predictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";

/** By how much the model must prefer its own answer for the label to be contradicted. */
export const CONTRADICTED_BY = {
  value: 3,
  source:
    "times the probability of the label: a near miss is no contradiction; at 10 × the labels of a model that was held back are not reached",
};

/** Rows whose label the model contradicts, of all rows of a split. */
export interface Contradicted {
  readonly hits: number;
  readonly n: number;
}

/** Rows whose own label has less than a third of the highest probability; null where there are no probabilities of classes. */
export const labelContradictions = defineSignal((predictions: Predictions): Contradicted | null => {
  if (predictions.kind !== "classification" || !predictions.probabilities) return null;
  const { probabilities, classes, yTrue, count } = predictions;
  let hits = 0;
  for (let row = 0; row < count; row++) {
    const from = row * classes.length;
    let highest = 0;
    for (let k = 0; k < classes.length; k++) highest = Math.max(highest, probabilities[from + k] ?? 0);
    if (CONTRADICTED_BY.value * (probabilities[from + (yTrue[row] ?? 0)] ?? 0) < highest) hits += 1;
  }
  return { hits, n: count };
});
