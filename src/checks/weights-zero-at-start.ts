import { defineCheck } from "../model/check.ts";
import { cancelledGradient } from "../signals/cancelled-gradient.ts";
import { constantUnits } from "../signals/constant-units.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";

/** Layers whose weights are exactly 0 before they could have been trained. */
export const weightsZeroAtStart = defineCheck({
  id: "weights-zero-at-start",
  title: "Weights of 0 at the start",
  question: "Is the weight norm of several layers exactly 0, or next to it, at the first record?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  ground: "observed",
  figure: "layers",
  thresholds: {
    norm: {
      value: 1e-6,
      source:
        "labelled runs: 0 in two layers and more of 13 of 13 with zero weights, in none of 120 healthy ones",
    },
    share: { value: 0.5, source: "a head or a residual branch set to 0 on purpose is one layer of many" },
  },
  detect(inputs, limit) {
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    const judged = weights.filter((layer) => Number.isFinite(layer.weightNorm[0]));
    if (judged.length < 2)
      return {
        kind: "inconclusive",
        reason: "weight norms are not logged for two layers at the first record",
      };
    const zero = judged.filter((layer) => (layer.weightNorm[0] ?? 0) < limit.norm);
    // The first record may follow the first update, which moves the layers that get a gradient at all.
    const hidden = judged.slice(0, -1).filter((layer) => (layer.weightNorm[0] ?? 0) < limit.norm);
    const measured = [
      { name: "layers with weight norm 0", value: zero.length, threshold: 1, passes: "above" as const },
    ];
    const claim = `At step ${numberWords(steps[0] ?? 0)} the weight norm is 0 in ${zero.length === 0 ? "none" : numberWords(zero.length)} of ${numberWords(judged.length)} layers`;
    const enough = hidden.length > 0 && zero.length >= limit.share * judged.length;
    if (!enough) {
      const constant = constantUnits(inputs.layers, inputs.model);
      if (constant === null && cancelledGradient(inputs.layers, inputs.model)?.cancelled)
        return {
          kind: "inconclusive",
          reason: "the gradient cancels at the head: weights that are alike do as much",
        };
      if (constant === null) return { kind: "absent", claim, measured };
      return {
        kind: "present",
        strength: 1,
        at: [{ from: constant.step, to: constant.step }],
        claim: `At step ${numberWords(constant.step)} no hidden layer gets any gradient, and in layer ${constant.layer} the same ${percentWords(constant.zero)} of the units are 0 for every example: the weights are 0, and the logged norms are those of biases`,
        measured,
      };
    }
    const step = steps[0] ?? 0;
    return { kind: "present", strength: 1, at: [{ from: step, to: step }], claim, measured };
  },
});
