import { type Series, stepAt } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";
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
  const variance = medianOf(variances);
  return variance > 0 ? variance : null;
});
