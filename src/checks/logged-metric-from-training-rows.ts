import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { recomputedMetric } from "../signals/recomputed-metric.ts";
import { numberWords } from "../stats/number-words.ts";

/** The last logged validation metric is that of the training predictions, not of the validation predictions. */
export const loggedMetricFromTrainingRows = defineCheck({
  id: "logged-metric-from-training-rows",
  title: "Logged validation metric is that of the training rows",
  question:
    "Does the logged validation metric agree with the training predictions rather than the validation ones?",
  needs: ["validation-metric", "train-predictions", "validation-predictions"],
  signal: "predictions",
  figure: "table",
  thresholds: {
    match: {
      value: 2e-4,
      source:
        "labelled runs: 1e-7 where the rows are the same (rounding of the exported predictions), 0.03 else",
    },
    miss: {
      value: 0.01,
      source: "labelled runs: 0.03 and more where the rows are others, 4e-5 where they are the same",
    },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const scale = metric.unit === "percent" ? 100 : 1;
    const logged = (metric.values.at(-1) ?? Number.NaN) / scale;
    const train = recomputedMetric(metric, inputs["train-predictions"]);
    const validation = recomputedMetric(metric, inputs["validation-predictions"]);
    if (train === null || validation === null || !Number.isFinite(logged))
      return {
        kind: "inconclusive",
        reason: `${metric.sourceName} cannot be recomputed from these predictions`,
      };
    const toTrain = Math.abs(logged - train);
    const toValidation = Math.abs(logged - validation);
    const measured = [
      {
        name: "distance to the training predictions",
        value: toTrain,
        threshold: limit.match,
        passes: "below" as const,
      },
      {
        name: "distance to the validation predictions",
        value: toValidation,
        threshold: limit.miss,
        passes: "above" as const,
      },
    ];
    const claim = `The last ${metric.sourceName} is ${numberWords(logged)}; the final predictions give ${numberWords(train)} on training rows and ${numberWords(validation)} on validation rows`;
    if (!(toTrain <= limit.match && toValidation >= limit.miss)) return { kind: "absent", claim, measured };
    const last = stepAt(metric, metric.values.length - 1);
    return { kind: "present", strength: 1, at: [{ from: last, to: last }], claim, measured };
  },
});
