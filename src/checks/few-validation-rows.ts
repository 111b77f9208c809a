import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";

/** The validation split itself has so few rows that a metric on it says little. */
export const fewValidationRows = defineCheck({
  id: "few-validation-rows",
  title: "Validation split of few rows",
  question: "How many rows has the validation split?",
  needs: ["facts"],
  uses: ["validation-split", "validation-predictions"],
  signal: "splits",
  ground: "observed",
  figure: "table",
  thresholds: {
    rows: {
      value: 25,
      source: "labelled runs: at most 24 in runs with too noisy an evaluation, 50 and more in healthy ones",
    },
  },
  detect(inputs, limit) {
    const rows =
      inputs["validation-split"]?.ids.length ??
      inputs["validation-predictions"]?.count ??
      inputs.facts.validationExamples ??
      null;
    if (rows === null || rows === 0)
      return { kind: "inconclusive", reason: "nothing says how many validation rows there are" };
    const { low, high } = wilsonInterval(Math.round(0.9 * rows), rows);
    const measured = [
      { name: "validation rows", value: rows, threshold: limit.rows, passes: "below" as const },
    ];
    const claim = `The validation split has ${numberWords(rows)} rows (limit ${limit.rows}): an accuracy of 0.9 on it has a 95 % interval of ±${numberWords((high - low) / 2)}`;
    if (rows > limit.rows) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(rows, 40, 20), at: [], claim, measured };
  },
});
