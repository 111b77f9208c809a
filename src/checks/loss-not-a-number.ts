import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { numberWords } from "../stats/number-words.ts";

/** The loss stops being a number and never comes back. */
export const lossNotANumber = defineCheck({
  id: "loss-not-a-number",
  title: "Loss is no number to the end",
  question: "Is the training loss NaN or infinite from some point to the end?",
  needs: ["train-loss"],
  signal: "train-curve",
  ground: "observed",
  figure: "loss",
  thresholds: { points: { value: 2, source: "exact; a single last value may be a cut line" } },
  detect(inputs, limit) {
    const { values } = inputs["train-loss"];
    let from = values.length;
    while (from > 0 && !Number.isFinite(values[from - 1])) from--;
    const count = values.length - from;
    const measured = [
      {
        name: "last values that are no number",
        value: count,
        threshold: limit.points,
        passes: "above" as const,
      },
    ];
    if (count < limit.points)
      return { kind: "absent", claim: "The training loss is a number at its last logged steps", measured };
    const first = stepAt(inputs["train-loss"], from);
    const at = [{ from: first, to: stepAt(inputs["train-loss"], values.length - 1) }];
    const claim = `The training loss is no number from step ${numberWords(first)} on, its last ${numberWords(count)} logged values`;
    return { kind: "present", strength: 1, at, claim, measured };
  },
});
