import { defineCheck } from "../model/check.ts";
import { columnPower } from "../signals/column-power.ts";
import { labelledFeatures } from "../signals/labelled-features.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** One input column by itself tells the answer nearly always: it was made from the answer. */
export const singleColumnTells = defineCheck({
  id: "single-column-tells",
  title: "One column tells the answer by itself",
  question: "Does one input column alone tell the answer on held-out rows?",
  needs: ["train-features", "train-predictions", "validation-features", "validation-predictions"],
  signal: "features",
  figure: "table",
  thresholds: {
    power: {
      value: 0.8,
      source:
        "labelled runs: 1.00 in 16 of 16 leaks, at most 0.71 in 108 healthy runs of seven tables; a copy with 10 % of its rows scrambled gives 0.87",
    },
    lead: {
      value: 0.2,
      source:
        "over the second column; labelled leaks 0.30 and more even among informative columns, columns of others as strong lead by at most 0.07",
    },
    rows: { value: 20, source: "validation rows; with fewer a chance rule scores high" },
  },
  detect(inputs, limit) {
    const train = labelledFeatures(inputs["train-features"], inputs["train-predictions"]);
    const validation = labelledFeatures(inputs["validation-features"], inputs["validation-predictions"]);
    if (!train || !validation)
      return { kind: "inconclusive", reason: "the feature rows cannot be joined with their answers" };
    if (validation.targets.length < limit.rows)
      return {
        kind: "inconclusive",
        reason: `only ${validation.targets.length} validation rows have features and answers`,
      };
    const [first, second] = columnPower(train, validation);
    if (!first) return { kind: "inconclusive", reason: "there is no numeric column" };
    const lead = first.power - (second?.power ?? 0);
    const measured = [
      {
        name: `power of ${first.name} alone`,
        value: first.power,
        threshold: limit.power,
        passes: "above" as const,
      },
      { name: "lead over the second column", value: lead, threshold: limit.lead, passes: "above" as const },
    ];
    const beside = second ? `, the next best, ${second.name}, ${numberWords(second.power)}` : "";
    const claim = `Column ${first.name} alone predicts the answer on validation rows with a power of ${numberWords(first.power)} (0 = as good as guessing, 1 = always right; limit ${limit.power})${beside}`;
    if (first.power < limit.power || lead < limit.lead) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(first.power, 0.7, 0.95), at: [], claim, measured };
  },
});
