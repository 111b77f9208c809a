import type { Predictions } from "../model/artifacts.ts";
import { type Series, stepAt } from "../model/series.ts";
import { definePairSignal, defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";

/**
 * Variance of a regression's targets from two curves: loss / (1 − R²), median over the evaluations. Only where the
 * metric is R² and the loss therefore a mean squared error; null else.
 */
export const targetVariance = definePairSignal((loss: Series, metric: Series): number | null => {
  if (metric.role !== "r2") return null;
  const r2At = new Map(Array.from(metric.values, (value, i) => [stepAt(metric, i), value]));
  const variances = Array.from(
    loss.values,
    (value, i) => value / (1 - (r2At.get(stepAt(loss, i)) ?? Number.NaN)),
  );
  const typical = medianOf(variances);
  return typical > 0 ? typical : null;
});

/** What the rows of a regression's predictions say of its targets. */
export interface PredictedTargets {
  /** Variance of the true values. */
  readonly variance: number;
  /** R² of the predictions; NaN where one is not a number. */
  readonly rSquared: number;
}

/** From the rows themselves; null where they are no regression's, or all true values are one. */
export const predictedTargets = defineSignal((rows: Predictions): PredictedTargets | null => {
  if (rows.kind !== "regression" || rows.yTrue.length < 2) return null;
  const count = rows.yTrue.length;
  const mean = rows.yTrue.reduce((sum, value) => sum + value, 0) / count;
  let [spread, error] = [0, 0];
  for (let i = 0; i < count; i++) {
    spread += ((rows.yTrue[i] ?? Number.NaN) - mean) ** 2;
    error += ((rows.yTrue[i] ?? Number.NaN) - (rows.yPred[i] ?? Number.NaN)) ** 2;
  }
  return spread > 0 ? { variance: spread / count, rSquared: 1 - error / spread } : null;
});
