import type { Predictions } from "../model/artifacts.ts";
import { defineCheck } from "../model/check.ts";
import { confusion } from "../signals/confusion.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { twoProportions } from "../stats/two-proportions.ts";

/** A model that is right more often on rows it never saw than on its own training rows: the training labels are worse. */
export const heldOutBeatsTraining = defineCheck({
  id: "held-out-beats-training",
  title: "More accurate on held-out rows than on training rows",
  question: "Is the trained model right more often on held-out rows than on the rows it was trained on?",
  needs: ["train-predictions"],
  uses: ["test-predictions", "validation-predictions"],
  signal: "predictions",
  figure: "table",
  thresholds: {
    z: {
      value: 3.5,
      source:
        "standard errors; labelled runs: 4.9 and more in 11 of 11 under label noise, at most 2.2 in 295 others",
    },
  },
  detect(inputs, limit) {
    const train = inputs["train-predictions"];
    const best = strongest(train, [inputs["test-predictions"], inputs["validation-predictions"]]);
    if (!best)
      return {
        kind: "inconclusive",
        reason: "no class predictions on held-out rows lie beside those on training rows",
      };
    const { z, held, own } = best;
    const measured = [
      {
        name: "held-out minus training accuracy, standard errors",
        value: z,
        threshold: limit.z,
        passes: "above" as const,
      },
    ];
    const claim = `The final model is right on ${percentWords(held.hits / held.n)} of ${held.n} ${held.rows} rows and on ${percentWords(own.hits / own.n)} of ${own.n} training rows, ${numberWords(Math.abs(z))} standard errors ${z >= 0 ? "more" : "less"} (limit ${limit.z} more)`;
    if (z < limit.z) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(z, 2, 8), at: [], claim, measured };
  },
});

interface Answers {
  readonly rows: string;
  readonly hits: number;
  readonly n: number;
}

/** Held-out rows against training rows: those of the test split alone, or with those of validation, whichever tells more. */
function strongest(
  train: Predictions,
  heldOut: readonly (Predictions | undefined)[],
): { readonly z: number; readonly held: Answers; readonly own: Answers } | null {
  const splits = heldOut.flatMap((predictions) => answersOf(predictions) ?? []);
  const [own, first] = [answersOf(train), splits[0]];
  if (!own || !first) return null;
  const both: Answers = {
    rows: splits.map(({ rows }) => rows).join(" and "),
    hits: splits.reduce((sum, { hits }) => sum + hits, 0),
    n: splits.reduce((sum, { n }) => sum + n, 0),
  };
  const [alone, together] = [first, both].map((held) => ({ z: twoProportions(own, held), held, own }));
  return alone && together && alone.z >= together.z ? alone : (together ?? null);
}

function answersOf(predictions: Predictions | undefined): Answers | null {
  if (predictions?.kind !== "classification") return null;
  const { total, errors } = confusion(predictions);
  return { rows: predictions.split, hits: total - errors, n: total };
}
