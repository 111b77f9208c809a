import { defineCheck } from "../model/check.ts";
import { errorEvenness } from "../signals/error-evenness.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Wrong predictions on training data spread over all pairs of classes alike, as random labels would have it. */
export const errorsSpreadEvenly = defineCheck({
  id: "errors-spread-evenly",
  title: "Training errors spread evenly over all classes",
  question: "Do the wrong predictions on training data spread evenly over all pairs of classes?",
  needs: ["train-predictions"],
  signal: "predictions",
  figure: "predictions",
  thresholds: {
    evenness: {
      value: 0.95,
      source:
        "entropy over that of chance; labelled runs: 0.98 and more in 11 of 11 under label noise (4 to 10 classes), others at most 0.91",
    },
    errors: { value: 50, source: "fewer errors reach an evenness of 1.04 in healthy runs by chance" },
    cells: { value: 12, source: "with three classes six pairs are even without any noise: healthy runs are" },
  },
  detect(inputs, limit) {
    const predictions = inputs["train-predictions"];
    if (predictions.kind !== "classification")
      return { kind: "inconclusive", reason: "the predictions are numbers, not classes" };
    const found = errorEvenness(predictions);
    if (!found || found.errors < limit.errors)
      return {
        kind: "inconclusive",
        reason: `only ${found?.errors ?? 0} of ${predictions.count} training rows are predicted wrong, too few for a pattern`,
      };
    if (found.cells < limit.cells)
      return {
        kind: "inconclusive",
        reason: `the classes form only ${found.cells} pairs, too few for a pattern`,
      };
    const measured = [
      {
        name: "evenness of the errors",
        value: found.evenness,
        threshold: limit.evenness,
        passes: "above" as const,
      },
    ];
    const claim = `${numberWords(found.errors)} wrong predictions on training data spread over ${found.cells} pairs of classes with an evenness of ${numberWords(found.evenness)} of chance (limit ${numberWords(limit.evenness)})`;
    if (found.evenness < limit.evenness) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(found.evenness, 0.9, 0.98), at: [], claim, measured };
  },
});
