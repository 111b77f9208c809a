import { defineCheck } from "../model/check.ts";
import { TELLING_ROWS, tellingColumn, tellingColumnFinding } from "../signals/telling-column.ts";
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
    exact: {
      value: 0.995,
      source:
        "a copy makes no error at all on held-out rows: labelled leaks 1.000 in 23 of 25, all 597 others at most 0.993",
    },
    exactLead: { value: 0.1, source: "over the second column, where the first makes no error" },
    rows: TELLING_ROWS,
  },
  detect(inputs, limit) {
    const found = tellingColumn(inputs, limit.rows);
    if (found.kind === "unknown") return { kind: "inconclusive", reason: found.reason };
    const { claim, measured } = tellingColumnFinding(found, limit);
    const exact = found.first.power >= limit.exact && found.lead >= limit.exactLead;
    if (!exact && (found.first.power < limit.power || found.lead < limit.lead))
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(found.first.power, 0.7, 0.95), at: [], claim, measured };
  },
});
