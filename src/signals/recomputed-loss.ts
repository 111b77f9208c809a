import type { Predictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";

/** Mean loss of a split worked out from its final predictions; null where they hold no probabilities. */
export interface RecomputedLoss {
  readonly kind: "cross-entropy" | "squared error";
  readonly value: number;
}

/** Probabilities are exported with a few digits: what is written as 0 may be anything below this. */
const FLOOR = 5e-6;

/** Cross-entropy in nats for classes, mean squared error for values. */
export const recomputedLoss = defineSignal((predictions: Predictions): RecomputedLoss | null => {
  if (predictions.count === 0) return null;
  let sum = 0;
  if (predictions.kind === "regression") {
    for (let row = 0; row < predictions.count; row++)
      sum += ((predictions.yTrue[row] ?? 0) - (predictions.yPred[row] ?? 0)) ** 2;
    return { kind: "squared error", value: sum / predictions.count };
  }
  const { probabilities, classes, yTrue } = predictions;
  if (!probabilities) return null;
  for (let row = 0; row < predictions.count; row++)
    sum -= Math.log(Math.max(FLOOR, probabilities[row * classes.length + (yTrue[row] ?? 0)] ?? 0));
  return { kind: "cross-entropy", value: sum / predictions.count };
});
