import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { recomputedLoss } from "../signals/recomputed-loss.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";

/** The last logged validation loss is that of the training predictions, not of the validation predictions. */
export const loggedLossFromTrainingRows = defineCheck({
  id: "logged-loss-from-training-rows",
  title: "Logged validation loss is that of the training rows",
  question:
    "Does the logged validation loss agree with the training predictions rather than the validation ones?",
  needs: ["validation-loss", "train-predictions", "validation-predictions"],
  signal: "validation-curve",
  figure: "table",
  thresholds: {
    match: { value: 0.01, source: "of the loss: exported probabilities are rounded" },
    miss: { value: 0.1, source: "of the loss: ten times the rounding" },
  },
  detect(inputs, limit) {
    const series = inputs["validation-loss"];
    const logged = series.values.at(-1) ?? Number.NaN;
    const train = recomputedLoss(inputs["train-predictions"])?.value;
    const validation = recomputedLoss(inputs["validation-predictions"])?.value;
    if (train === undefined || validation === undefined || !(logged > 0))
      return {
        kind: "inconclusive",
        reason: `${series.sourceName} cannot be recomputed from these predictions`,
      };
    const toTrain = Math.abs(logged - train) / logged;
    const toValidation = Math.abs(logged - validation) / logged;
    const measured = [
      {
        name: "relative distance to the training predictions",
        value: toTrain,
        threshold: limit.match,
        passes: "below" as const,
      },
      {
        name: "relative distance to the validation predictions",
        value: toValidation,
        threshold: limit.miss,
        passes: "above" as const,
      },
    ];
    const claim = `The last ${series.sourceName} is ${numberWords(logged)}; the final predictions give ${numberWords(train)} on training rows and ${numberWords(validation)} on validation rows (limits ${percentWords(limit.match)} and ${percentWords(limit.miss)} away)`;
    if (!(toTrain <= limit.match && toValidation >= limit.miss)) return { kind: "absent", claim, measured };
    const last = stepAt(series, series.values.length - 1);
    return { kind: "present", strength: 1, at: [{ from: last, to: last }], claim, measured };
  },
});
