import { defineCheck } from "../model/check.ts";
import { powerOfColumn } from "../signals/column-power.ts";
import { labelledFeatures } from "../signals/labelled-features.ts";
import { tellingColumn } from "../signals/telling-column.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The column that tells most of the answer on validation rows tells nothing on test rows: it was made from the answer. */
export const columnStopsTelling = defineCheck({
  id: "column-stops-telling",
  title: "The strongest column tells nothing on test rows",
  question:
    "Does the input column that tells most of the answer on validation rows tell nothing on test rows?",
  needs: [
    "train-features",
    "train-predictions",
    "validation-features",
    "validation-predictions",
    "test-features",
    "test-predictions",
  ],
  signal: "features",
  figure: "table",
  thresholds: {
    lead: {
      value: 0.2,
      source:
        "over the second column on validation rows: where rows of training stand among those of validation all columns lose what they seemed to tell, and lead by at most 0.07",
    },
    power: {
      value: 0.33,
      source:
        "on validation rows: a third of the way from guessing to always right; four rows of a rare class made 0.27 by chance",
    },
    kept: {
      value: 0.15,
      source:
        "of its power on validation rows, left on test rows: 0 in the labelled leaks that test rows do not have (4 of 4), 0.63 and more in all of 49 others whose first column leads so far",
    },
    rows: {
      value: 50,
      source:
        "validation and test rows each; among 30 rows a column of digits lost 83 % of its power by chance",
    },
  },
  detect(inputs, limit) {
    const found = tellingColumn(inputs, limit.rows);
    if (found.kind === "unknown") return { kind: "inconclusive", reason: found.reason };
    const train = labelledFeatures(inputs["train-features"], inputs["train-predictions"]);
    const test = labelledFeatures(inputs["test-features"], inputs["test-predictions"]);
    if (!train || !test || test.targets.length < limit.rows)
      return {
        kind: "inconclusive",
        reason: `fewer than ${limit.rows} test rows can be joined with their answers`,
      };
    const { first, second, lead } = found;
    const onTest = powerOfColumn(train, test, first.name);
    const kept = first.power > 0 ? onTest / first.power : 1;
    const measured = [
      {
        name: `power of ${first.name} alone`,
        value: first.power,
        threshold: limit.power,
        passes: "above" as const,
      },
      { name: "power kept on test rows", value: kept, threshold: limit.kept, passes: "below" as const },
      {
        name: "lead over the second column",
        value: lead,
        threshold: limit.lead,
        passes: "above" as const,
      },
    ];
    const beside = second
      ? `; the next best, ${second.name}, ${numberWords(second.power)} and ${numberWords(powerOfColumn(train, test, second.name))}`
      : "";
    const claim = `Column ${first.name} alone predicts the answer with a power of ${numberWords(first.power)} on validation rows (0 = as good as guessing) and ${numberWords(onTest)} on test rows (up to ${percentWords(limit.kept)} of that counts as nothing)${beside}`;
    const tells = first.power >= limit.power && lead >= limit.lead;
    if (!tells || kept > limit.kept) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(lead, 0, 0.3), at: [], claim, measured };
  },
});
