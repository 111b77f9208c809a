import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";

/** Evaluations that are NaN although every logged training loss is a number. */
export const nanValidationHidden = defineCheck({
  id: "nan-validation-hidden",
  title: "NaN evaluations beside finite training losses",
  question: "Is the validation loss NaN although every logged training loss is a number?",
  needs: ["train-loss", "validation-loss"],
  signal: "validation-curve",
  ground: "observed",
  figure: "loss",
  thresholds: {
    evaluations: { value: 1, source: "exact: finite weights and finite data give a finite loss" },
  },
  detect(inputs, limit) {
    const train = inputs["train-loss"];
    const validation = inputs["validation-loss"];
    const bad = validation.values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
    const measured = [
      { name: "NaN evaluations", value: bad, threshold: limit.evaluations, passes: "above" as const },
    ];
    const first = stepAt(validation, validation.values.findIndex(Number.isNaN));
    const after = train.values.some((value, i) => Number.isFinite(value) && !(stepAt(train, i) < first));
    if (bad < limit.evaluations)
      return {
        kind: "absent",
        claim: `All ${numberWords(validation.values.length)} evaluations have a finite loss`,
        measured,
      };
    if (!train.values.every(Number.isFinite))
      return {
        kind: "absent",
        claim: `The validation loss is NaN at ${numberWords(bad)} evaluations and the log shows NaN training losses as well`,
        measured,
      };
    if (Number.isFinite(validation.values.at(-1)))
      return {
        kind: "absent",
        claim: `The validation loss is NaN at ${numberWords(bad)} evaluations and a number again at the last, so the weights are numbers`,
        measured,
      };
    if (!after)
      return { kind: "inconclusive", reason: "no training loss is logged after the first NaN evaluation" };
    return {
      kind: "present",
      strength: 1,
      at: [{ from: first, to: stepAt(validation, validation.values.findLastIndex(Number.isNaN)) }],
      claim: `The validation loss is NaN at ${numberWords(bad)} of ${numberWords(validation.values.length)} evaluations while all ${numberWords(train.values.length)} logged training losses are numbers`,
      measured,
    };
  },
});
