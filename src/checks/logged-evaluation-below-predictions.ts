import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { recomputedLoss } from "../signals/recomputed-loss.ts";
import { recomputedMetric } from "../signals/recomputed-metric.ts";
import { numberWords } from "../stats/number-words.ts";

/** Every logged evaluation is worse than what the final model's exported predictions on the same split give. */
export const loggedEvaluationBelowPredictions = defineCheck({
  id: "logged-evaluation-below-predictions",
  title: "Logged evaluations are worse than the exported predictions",
  question: "Do the final predictions on the validation rows do better than any evaluation that was logged?",
  needs: ["validation-loss", "validation-metric", "validation-predictions"],
  signal: "predictions",
  figure: "table",
  thresholds: {
    loss: {
      value: 1.1,
      source:
        "lowest logged loss over that of the predictions, which equal it to their rounding where one model in one mode made both: 1.38 to 1.75 in 3 labelled runs evaluated in training mode; a best checkpoint's predictions give 1.0",
    },
    rows: {
      value: 1,
      source:
        "of accuracy, in rows: the last logged accuracy equals that of the predictions in all of 600 labelled runs evaluated in the right mode, whatever their loss",
    },
  },
  detect(inputs, limit) {
    const series = inputs["validation-loss"];
    const metric = inputs["validation-metric"];
    const predictions = inputs["validation-predictions"];
    const loss = recomputedLoss(predictions)?.value;
    const recomputed = recomputedMetric(metric, predictions);
    const last = metric.values.at(-1) ?? Number.NaN;
    const lowest = series.values
      .filter(Number.isFinite)
      .reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    if (loss === undefined || recomputed === null || metric.role !== "accuracy" || !Number.isFinite(lowest))
      return {
        kind: "inconclusive",
        reason: `${series.sourceName} and ${metric.sourceName} cannot both be recomputed from these predictions`,
      };
    const ratio = lowest / loss;
    const rows = (recomputed - last) * predictions.count;
    const measured = [
      {
        name: "lowest logged loss / loss of the predictions",
        value: ratio,
        threshold: limit.loss,
        passes: "above" as const,
      },
      {
        name: "rows that only the predictions have right",
        value: rows,
        threshold: limit.rows,
        passes: "above" as const,
      },
    ];
    const numbers = `The lowest ${series.sourceName} is ${numberWords(lowest)} and the last ${metric.sourceName} ${numberWords(last)}; the exported predictions on ${numberWords(predictions.count)} validation rows give ${numberWords(loss)} and ${numberWords(recomputed)}`;
    const limits = `(limits ${numberWords(limit.loss)} × and one row)`;
    // An accuracy is printed with some digits: half a row stands for none.
    if (!(ratio >= limit.loss && rows >= limit.rows - 0.5))
      return { kind: "absent", claim: `${numbers} ${limits}`, measured };
    const at = stepAt(metric, metric.values.length - 1);
    return {
      kind: "present",
      strength: 1,
      at: [{ from: at, to: at }],
      claim: `${numbers}, better than any evaluation that was logged ${limits}`,
      measured,
    };
  },
});
