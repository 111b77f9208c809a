import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { firstFinite } from "../stats/first-finite.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";

/** R² of 0 is what answering with the mean scores: less than a tenth of the variance explained is hardly more. */
const HARDLY_ABOVE_MEAN = 0.1;

/**
 * A model that is right far more often than at its start, and whose loss has hardly moved, answers as if it knew nothing.
 * Of 403 labelled healthy runs the loss of one fell by less than this; it gained 11 % of the way to a perfect score.
 */
const LOSS_STAYS = 0.1;
const ACCURACY_GAINS = 0.3;

/** Why a supervised run that ended at its best is in doubt all the same: that best is next to nothing. Null where it is not. */
export function hardlyLearned(run: Run): string | null {
  if (run.regime.id !== "supervised") return null;
  const { "validation-loss": loss, "validation-metric": metric } = inputsOf(run);
  if (!metric) return null;
  if (metric.role === "r2") return nearMean(metric);
  return metric.role === "accuracy" && loss?.role === "loss" ? nearUniform(loss, metric) : null;
}

function nearMean(metric: Series): string | null {
  const best = bestEvaluation(metric);
  if (!best || best.value > HARDLY_ABOVE_MEAN) return null;
  return `${metric.sourceName} is ${numberWords(best.value)} at best, and answering with the mean scores 0`;
}

function nearUniform(loss: Series, metric: Series): string | null {
  const lowest = bestEvaluation(loss);
  const best = bestEvaluation(metric);
  const start = firstFinite(loss.values);
  const right = firstFinite(metric.values);
  const perfect = metric.unit === "percent" ? 100 : 1;
  if (!lowest || !best || !(start > 0)) return null;
  const fallen = 1 - lowest.value / start;
  const gained = (best.value - right) / (perfect - right);
  if (!(fallen <= LOSS_STAYS && gained >= ACCURACY_GAINS)) return null;
  return `${loss.sourceName} fell by ${percentWords(fallen)} only, while ${metric.sourceName} went ${percentWords(gained)} of the way to a perfect score: the model answers as if it knew next to nothing`;
}
