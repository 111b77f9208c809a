import { defineCheck } from "../model/check.ts";
import { classBalance } from "../signals/class-balance.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Some classes have many times fewer training examples than others. */
export const classCountsUneven = defineCheck({
  id: "class-counts-uneven",
  title: "Class counts far apart",
  question: "How many times more training examples has the most frequent class than the rarest?",
  needs: ["class-counts"],
  signal: "class-counts",
  ground: "observed",
  figure: "table",
  thresholds: {
    ratio: {
      value: 8,
      source:
        "labelled runs: 15 and more in 15 of 15 imbalanced runs, at most 4.4 in 291 others; the usual published limit is 10",
    },
  },
  detect(inputs, limit) {
    const balance = classBalance(inputs["class-counts"]);
    if (!balance)
      return { kind: "inconclusive", reason: "the class counts name no training split with two classes" };
    const { most, least, ratio } = balance;
    const measured = [
      {
        name: "most / fewest examples of a class",
        value: ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `Class ${most.name} has ${numberWords(most.count)} training examples and class ${least.name} ${numberWords(least.count)}: ${Number.isFinite(ratio) ? `${numberWords(ratio)} ×` : "one class has none"} (limit ${limit.ratio} ×)`;
    if (ratio < limit.ratio) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(ratio, 4, 20), at: [], claim, measured };
  },
});
