import { defineCheck } from "../model/check.ts";
import { predictedClassBalance } from "../signals/class-balance.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The true classes of the training predictions are far apart in number: the counts, where no count file is there. */
export const trainingRowsUneven = defineCheck({
  id: "training-rows-uneven",
  title: "True classes of the training rows far apart",
  question:
    "How many times more often is the most frequent class the true one than the rarest, among training predictions?",
  needs: ["train-predictions"],
  uses: ["class-counts"],
  signal: "class-counts",
  ground: "observed",
  figure: "table",
  thresholds: {
    ratio: {
      value: 8,
      source: "as for class counts: 21 and more in imbalanced labelled runs, at most 4.4 in others",
    },
    expected: {
      value: 20,
      source: "rows a class would have if all were equal; below that a ratio is chance",
    },
  },
  detect(inputs, limit) {
    if (inputs["class-counts"]?.counts.train)
      return { kind: "inconclusive", reason: "the class counts themselves are there and are judged instead" };
    const balance = predictedClassBalance(inputs["train-predictions"]);
    if (!balance || balance.total / balance.classes < limit.expected)
      return {
        kind: "inconclusive",
        reason: "the training predictions have no classes, or too few rows a class",
      };
    const { most, least, ratio } = balance;
    const measured = [
      {
        name: "most / fewest rows of a class",
        value: ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `Of ${numberWords(balance.total)} training predictions ${numberWords(most.count)} are truly ${most.name} and ${numberWords(least.count)} ${least.name} (limit ${limit.ratio} ×)`;
    if (ratio < limit.ratio) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(ratio, 4, 20), at: [], claim, measured };
  },
});
