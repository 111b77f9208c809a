import { defineCheck } from "../model/check.ts";
import { sharedRows as sharedRowsOf } from "../signals/shared-rows.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Validation rows that equal a training row in every column. */
export const sharedRows = defineCheck({
  id: "shared-rows",
  title: "Validation rows equal to training rows",
  question: "Do validation rows equal training rows in every input?",
  needs: ["train-features", "validation-features"],
  signal: "features",
  figure: "table",
  thresholds: {
    share: {
      value: 0.02,
      source:
        "labelled runs: 51 % and more under split overlap, at most 0.4 % in healthy runs but for a coarse table (9 %); Deepchecks' default is 5 %",
    },
    usual: {
      value: 3,
      source: "coarse data repeats itself: three times the share of repeats among the training rows",
    },
  },
  detect(inputs, limit) {
    const found = sharedRowsOf(inputs["train-features"], inputs["validation-features"]);
    if (!found)
      return { kind: "inconclusive", reason: "the feature files have different or fewer than three columns" };
    const share = found.shared / found.rows;
    const bound = Math.max(limit.share, limit.usual * found.usual);
    const measured = [
      {
        name: "share of validation rows among the training rows",
        value: share,
        threshold: bound,
        passes: "above" as const,
      },
      { name: "repeats among the training rows", value: found.usual },
    ];
    const claim = `${numberWords(found.shared)} of ${numberWords(found.rows)} exported validation rows (${percentWords(share)}, limit ${percentWords(bound)}) equal a training row in every column`;
    if (share <= bound) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(share, bound / 2, 10 * bound), at: [], claim, measured };
  },
});
