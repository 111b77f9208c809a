import { defineCheck } from "../model/check.ts";
import { TELLING_ROWS, tellingColumn, tellingColumnFinding } from "../signals/telling-column.ts";
import { ramp } from "../stats/ramp.ts";

/** One input column tells far more than any other, but not all: it may hold the answer with noise. */
export const singleColumnLeads = defineCheck({
  id: "single-column-leads",
  title: "One column far more telling than all others",
  question: "Does one input column alone tell far more of the answer than any other?",
  needs: ["train-features", "train-predictions", "validation-features", "validation-predictions"],
  signal: "features",
  figure: "table",
  thresholds: {
    power: {
      value: 0.6,
      source: "a copy of the answer with 20 % of its rows scrambled gives 0.74, with 30 % 0.64",
    },
    lead: {
      value: 0.45,
      source: "over the second column; labelled runs without a leak lead by at most 0.29 at such a power",
    },
    rows: TELLING_ROWS,
  },
  detect(inputs, limit) {
    const found = tellingColumn(inputs, limit.rows);
    if (found.kind === "unknown") return { kind: "inconclusive", reason: found.reason };
    const { claim, measured } = tellingColumnFinding(found, limit);
    if (found.first.power < limit.power || found.lead < limit.lead)
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(found.lead, 0.3, 0.7), at: [], claim, measured };
  },
});
