import { METRIC_ROLES } from "../model/metric-role.ts";
import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";

export interface BestEvaluation {
  /** Point of the series. */
  readonly index: number;
  readonly step: number;
  readonly value: number;
}

/** The best finite value of a series by the direction of its role, the first of equals; null where unknown or empty. */
export const bestEvaluation = defineSignal((series: Series): BestEvaluation | null => {
  const { better } = METRIC_ROLES[series.role];
  if (better !== "lower" && better !== "higher") return null;
  const sign = better === "lower" ? 1 : -1;
  let index = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < series.values.length; i++) {
    const value = sign * (series.values[i] ?? Number.NaN);
    if (!Number.isFinite(value) || value >= least) continue;
    index = i;
    least = value;
  }
  return index < 0 ? null : { index, step: stepAt(series, index), value: sign * least };
});
