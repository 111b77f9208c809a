import { defineCheck } from "../model/check.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The metric on training data, measured with dropout on, ends well below that on validation data. */
export const trainMetricBelowValidation = defineCheck({
  id: "train-metric-below-validation",
  title: "Training metric below validation metric",
  question: "Does the metric end well below the validation metric on the training data?",
  needs: ["train-metric", "validation-metric"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    gap: {
      value: 0.08,
      source:
        "published: 0.05 (UMLAUT); 2 of 231 healthy labelled runs exceed this limit at the end, and an easier validation set does it too, so it leans",
    },
    items: {
      value: 3,
      source:
        "a share of n items moves in steps of 1 / n; the chance error of one answer is of the size of one to two steps",
    },
  },
  detect(inputs, limit) {
    const train = inputs["train-metric"];
    const validation = inputs["validation-metric"];
    if (train.role !== validation.role || METRIC_ROLES[train.role].better !== "higher")
      return { kind: "inconclusive", reason: "the two metrics differ or do not grow with quality" };
    const scale = train.unit === "percent" ? 100 : 1;
    const last = (values: Float64Array) =>
      medianOf(values.subarray(-Math.max(2, Math.round(values.length / 10))));
    const gap = (last(validation.values) - last(train.values)) / scale;
    const measured = [
      { name: "validation − training metric", value: gap, threshold: limit.gap, passes: "above" as const },
    ];
    const claim = `${train.sourceName} ends at ${numberWords(last(train.values))}, ${numberWords(Math.abs(gap))} ${gap < 0 ? "above" : "below"} ${validation.sourceName} at ${numberWords(last(validation.values))} (more than ${numberWords(limit.gap)} below counts)`;
    if (!(gap > limit.gap)) return { kind: "absent", claim, measured };
    const item = smallestStep(train.values) / scale;
    if (gap < limit.items * item)
      return {
        kind: "inconclusive",
        reason: `${train.sourceName} moves in steps of ${numberWords(item)}: the gap of ${numberWords(gap)} is fewer than ${limit.items} of them`,
      };
    return { kind: "present", strength: ramp(gap, 0.05, 0.25), at: [], claim, measured };
  },
});

/** The smallest distance between two different values: 1 / n where n items are scored. */
function smallestStep(values: Float64Array): number {
  const sorted = values.filter(Number.isFinite).sort();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < sorted.length; i++) {
    const step = (sorted[i] ?? 0) - (sorted[i - 1] ?? 0);
    if (step > 0 && step < least) least = step;
  }
  return Number.isFinite(least) ? least : 0;
}
