import { defineCheck } from "../model/check.ts";
import { calibrationBins } from "../signals/calibration-bins.ts";
import { percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The model states far higher probabilities on validation rows than the share that is right. */
export const overconfidentPredictions = defineCheck({
  id: "overconfident-predictions",
  title: "Stated probabilities above the share that is right",
  question: "How far do the stated probabilities on validation rows exceed the share that is right?",
  needs: ["validation-predictions"],
  signal: "predictions",
  figure: "reliability",
  thresholds: {
    gap: { value: 0.03, source: "mean stated probability minus accuracy" },
    errors: { value: 2, source: "standard errors of the accuracy that the gap must exceed" },
  },
  detect(inputs, limit) {
    const predictions = inputs["validation-predictions"];
    const calibration = predictions.kind === "classification" ? calibrationBins(predictions) : null;
    if (!calibration) return { kind: "inconclusive", reason: "the predictions hold no probabilities" };
    const { meanConfidence, accuracy, error, count } = calibration;
    const gap = meanConfidence - accuracy;
    const bound = Math.max(limit.gap, limit.errors * Math.sqrt((accuracy * (1 - accuracy)) / count));
    const measured = [
      { name: "mean probability minus accuracy", value: gap, threshold: bound, passes: "above" as const },
      { name: "expected calibration error", value: error },
    ];
    const claim = `On ${count} validation rows the model states ${percentWords(meanConfidence)} on average and is right on ${percentWords(accuracy)} (limit for the gap ${percentWords(bound)}; expected calibration error ${percentWords(error)})`;
    if (gap < bound) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(gap, bound / 2, 3 * bound), at: [], claim, measured };
  },
});
