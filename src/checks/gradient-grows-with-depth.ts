import { defineCheck } from "../model/check.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { lineFit } from "../stats/line-fit.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A gradient that grows by a constant factor from layer to layer towards the input. */
export const gradientGrowsWithDepth = defineCheck({
  id: "gradient-grows-with-depth",
  title: "Gradient grows towards the input",
  question: "Does the gradient norm grow from layer to layer towards the input, by orders of magnitude?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  figure: "layers",
  thresholds: {
    ratio: { value: 70, source: "first over last layer: AutoTrainer's bound (ICSE 2021)" },
    straight: { value: 0.8, source: "r² of log gradient against depth, as for fading gradients" },
  },
  detect(inputs, limit) {
    const { weights, ordered } = layerCourses(inputs.layers, inputs.model);
    if (!ordered)
      return {
        kind: "inconclusive",
        reason: "the names of the layers do not tell their depth, and no model file does",
      };
    const norms = weights.map((layer) => medianOf(layer.gradientNorm.subarray(0, 3)));
    if (norms.length < 3 || !norms.every((norm) => Number.isFinite(norm) && norm > 0))
      return { kind: "inconclusive", reason: "gradient norms above 0 of three layers are needed" };
    const ratio = (norms[0] ?? Number.NaN) / (norms.at(-1) ?? Number.NaN);
    const fit = lineFit([...norms.keys()], norms.map(Math.log10));
    const measured = [
      {
        name: "gradient norm, first / last layer",
        value: ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `In the first records the gradient norm of layer ${weights[0]?.name} is ${numberWords(ratio)} × that of ${weights.at(-1)?.name} (limit ${numberWords(limit.ratio)})`;
    const grows = fit !== null && fit.slope < 0 && fit.r2 > limit.straight;
    if (!(ratio > limit.ratio && grows)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(ratio, 30, 1000), at: [], claim, measured };
  },
});
