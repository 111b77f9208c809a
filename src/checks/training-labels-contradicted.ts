import type { Predictions } from "../model/artifacts.ts";
import { defineCheck } from "../model/check.ts";
import { CONTRADICTED_BY, type Contradicted, labelContradictions } from "../signals/label-contradictions.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { twoProportions } from "../stats/two-proportions.ts";

/** The model contradicts the labels of its own training rows more often than those of rows that it never saw. */
export const trainingLabelsContradicted = defineCheck({
  id: "training-labels-contradicted",
  title: "Training labels contradicted more often than held-out labels",
  question:
    "Does the trained model contradict the labels of its training rows more often than those of held-out rows?",
  needs: ["train-predictions"],
  uses: ["test-predictions", "validation-predictions"],
  signal: "predictions",
  figure: "predictions",
  thresholds: {
    z: {
      value: 4,
      source:
        "standard errors, by chance in one of 30,000 runs; labelled runs: 5.6 and more in 17 of 18 trained ones under label noise of four classes and more, at most 3.1 in 600 others",
    },
    factor: CONTRADICTED_BY,
  },
  detect(inputs, limit) {
    const own = labelContradictions(inputs["train-predictions"]);
    const held = together([inputs["test-predictions"], inputs["validation-predictions"]]);
    if (!own || !held)
      return {
        kind: "inconclusive",
        reason: "no probabilities of classes on held-out rows lie beside those on training rows",
      };
    const z = twoProportions(held, own);
    const measured = [
      {
        name: "contradicted labels, training minus held-out rows, standard errors",
        value: z,
        threshold: limit.z,
        passes: "above" as const,
      },
    ];
    const claim = `The final model gives another class more than ${limit.factor} × the probability of the label on ${percentWords(own.hits / own.n)} of ${own.n} training rows and on ${percentWords(held.hits / held.n)} of ${held.n} held-out rows, ${numberWords(Math.abs(z))} standard errors ${z >= 0 ? "more" : "less"} (limit ${limit.z} more)`;
    if (z < limit.z) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(z, 2, 8), at: [], claim, measured };
  },
});

/** The held-out rows of all splits that have probabilities; null where none has. */
function together(splits: readonly (Predictions | undefined)[]): Contradicted | null {
  const counts = splits.flatMap((split) => (split && labelContradictions(split)) ?? []);
  if (counts.length === 0) return null;
  return {
    hits: counts.reduce((sum, { hits }) => sum + hits, 0),
    n: counts.reduce((sum, { n }) => sum + n, 0),
  };
}
