import { defineCheck } from "../model/check.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A regression that fits its training rows and does worse than a constant on validation rows. */
export const validationWorseThanMean = defineCheck({
  id: "validation-worse-than-mean",
  title: "Worse than the mean on validation rows, good on training rows",
  question: "Does a regression that fits its training rows do worse than a constant on the validation rows?",
  needs: ["train-metric", "validation-metric"],
  regimes: ["supervised", "unknown"],
  signal: "metric-curve",
  figure: "table",
  thresholds: {
    validation: { value: 0, source: "R² of a constant prediction" },
    train: { value: 0.5, source: "labelled runs: 3 of 3 regressions under split mismatch, no other" },
  },
  detect(inputs, limit) {
    const [train, validation] = [inputs["train-metric"], inputs["validation-metric"]];
    if (train.role !== "r2" || validation.role !== "r2")
      return {
        kind: "inconclusive",
        reason: `${METRIC_ROLES[validation.role].title} has no value of a constant prediction to compare with`,
      };
    const a = train.values.at(-1) ?? Number.NaN;
    const b = validation.values.at(-1) ?? Number.NaN;
    if (!Number.isFinite(a) || !Number.isFinite(b))
      return { kind: "inconclusive", reason: "the last R² is no number" };
    const measured = [
      { name: "R² on validation", value: b, threshold: limit.validation, passes: "below" as const },
      { name: "R² on training", value: a, threshold: limit.train, passes: "above" as const },
    ];
    const claim = `R² ends at ${numberWords(a)} on training rows (limit ${limit.train}) and at ${numberWords(b)} on validation rows (limit ${limit.validation}, a constant prediction)`;
    if (!(b < limit.validation && a > limit.train)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(b, 0, -0.5), at: [], claim, measured };
  },
});
