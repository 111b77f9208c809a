import { defineCheck } from "../model/check.ts";
import { affineOutputs } from "../signals/affine-outputs.ts";
import { hiddenWidths } from "../signals/hidden-widths.ts";
import { numberWords } from "../stats/number-words.ts";

/** A model with hidden layers whose outputs are an affine function of its inputs: nothing in it bends. */
export const outputsAffineInInputs = defineCheck({
  id: "outputs-affine-in-inputs",
  title: "Outputs are a linear function of the inputs",
  question: "Is what the model gives, before the softmax, a weighted sum of its inputs and no more?",
  needs: ["validation-features", "validation-predictions"],
  uses: ["model", "config"],
  signal: "predictions",
  figure: "none",
  thresholds: {
    unexplained: {
      value: 1e-4,
      source:
        "share of the variance that no weighted sum of the inputs explains. Exported numbers are rounded to about 1e-6; labelled runs: below 1e-6 in 12 of 12 without a nonlinearity, 4.6e-4 and more in 490 others",
    },
  },
  detect(inputs, limit) {
    const found = affineOutputs(inputs["validation-features"], inputs["validation-predictions"]);
    if (!found)
      return {
        kind: "inconclusive",
        reason: "the rows of features and predictions cannot be joined, or are too few for a fit",
      };
    const hidden = hiddenWidths(inputs.model, inputs.config);
    if (!hidden) return { kind: "inconclusive", reason: "nothing says whether the model has hidden layers" };
    const unexplained = 1 - found.share;
    const measured = [
      {
        name: "variance of the outputs that no weighted sum of the inputs explains",
        value: unexplained,
        threshold: limit.unexplained,
        passes: "below" as const,
      },
    ];
    const claim = `On ${numberWords(found.rows)} validation rows a weighted sum of the ${numberWords(found.columns)} inputs leaves ${numberWords(unexplained)} of the variance of the outputs unexplained (less than ${numberWords(limit.unexplained)} counts as linear), with ${numberWords(hidden.values.length)} hidden ${hidden.values.length === 1 ? "layer" : "layers"} between them`;
    if (!(unexplained < limit.unexplained)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: 1, at: [], claim, measured };
  },
});
