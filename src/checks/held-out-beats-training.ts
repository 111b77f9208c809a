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
    const held = [inputs["test-predictions"], inputs["validation-predictions"]].find(
      (p) => p?.kind === "classification",
    );
    if (train.kind !== "classification" || held?.kind !== "classification")
      return {
        kind: "inconclusive",
        reason: "no class predictions on held-out rows lie beside those on training rows",
      };
    const a = confusion(train);
    const b = confusion(held);
    const z = twoProportions(
      { hits: a.total - a.errors, n: a.total },
      { hits: b.total - b.errors, n: b.total },
    );
    const measured = [
      {
        name: "held-out minus training accuracy, standard errors",
        value: z,
        threshold: limit.z,
        passes: "above" as const,
      },
    ];
    const claim = `The final model is right on ${percentWords(b.accuracy)} of ${b.total} ${held.split} rows and on ${percentWords(a.accuracy)} of ${a.total} training rows, ${numberWords(Math.abs(z))} standard errors ${z >= 0 ? "more" : "less"} (limit ${limit.z} more)`;
    if (z < limit.z) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(z, 2, 8), at: [], claim, measured };
  },
});
