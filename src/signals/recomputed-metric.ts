import type { Predictions } from "../model/artifacts.ts";
import type { Series } from "../model/series.ts";

/** Last logged value of a metric beside the same metric recomputed from predictions; null where it cannot be recomputed. */
export function recomputedMetric(metric: Series, predictions: Predictions): number | null {
  if (predictions.count === 0) return null;
  if (metric.role === "accuracy" && predictions.kind === "classification") {
    let hits = 0;
    for (let row = 0; row < predictions.count; row++)
      if (predictions.yTrue[row] === predictions.yPred[row]) hits += 1;
    return hits / predictions.count;
  }
  if (metric.role === "r2" && predictions.kind === "regression")
    return rSquared(predictions.yTrue, predictions.yPred);
  return null;
}

function rSquared(actual: Float64Array, predicted: Float64Array): number | null {
  const mean = actual.reduce((sum, y) => sum + y, 0) / actual.length;
  let rest = 0;
  let whole = 0;
  for (let row = 0; row < actual.length; row++) {
    rest += ((actual[row] ?? 0) - (predicted[row] ?? 0)) ** 2;
    whole += ((actual[row] ?? 0) - mean) ** 2;
  }
  return whole > 0 ? 1 - rest / whole : null;
}
