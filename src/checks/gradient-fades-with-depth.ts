import { defineCheck } from "../model/check.ts";
import { type LayerCourse, layerCourses } from "../signals/layer-courses.ts";
import { lineFit } from "../stats/line-fit.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** A gradient that shrinks by a constant factor from layer to layer towards the input. */
export const gradientFadesWithDepth = defineCheck({
  id: "gradient-fades-with-depth",
  title: "Gradient fades towards the input",
  question: "Does the gradient norm shrink from layer to layer towards the input, by orders of magnitude?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  figure: "layers",
  thresholds: {
    ratio: {
      value: 1e-3,
      source:
        "first over last layer: AutoTrainer's bound; labelled runs 3.7e-6 and less in 14 of 14 with vanishing gradients, healthy 5e-3 and more of 95",
    },
    straight: {
      value: 0.8,
      source:
        "r² of log gradient against depth: vanishing is exponential in depth, dead or frozen layers are not",
    },
    slope: {
      value: 0.3,
      source: "a factor of two a layer; a sigmoid alone passes at most a quarter",
    },
  },
  detect(inputs, limit) {
    const { weights, ordered } = layerCourses(inputs.layers, inputs.model);
    if (!ordered)
      return {
        kind: "inconclusive",
        reason: "the names of the layers do not tell their depth, and no model file does",
      };
    const norms = weights.map((layer) => early(layer));
    if (norms.length < 3 || !norms.every(Number.isFinite))
      return { kind: "inconclusive", reason: "gradient norms of three layers are needed" };
    const ratio = (norms[0] ?? Number.NaN) / (norms.at(-1) ?? Number.NaN);
    const measured = [
      {
        name: "gradient norm, first / last layer",
        value: ratio,
        threshold: limit.ratio,
        passes: "below" as const,
      },
    ];
    const claim = `In the first records the gradient norm of layer ${weights[0]?.name} is ${numberWords(ratio)} × that of ${weights.at(-1)?.name} (less than ${numberWords(limit.ratio)} counts as fading)`;
    // The first record alone: one step later a layer of zeros passes some gradient on, and would look as if it faded.
    if (norms.some((norm) => norm === 0) || weights.some((layer) => layer.gradientNorm[0] === 0))
      return { kind: "absent", claim: "The gradient of some layer is exactly 0, not merely small", measured };
    const fit = lineFit([...norms.keys()], norms.map(Math.log10));
    const fades = fit !== null && fit.slope > limit.slope && fit.r2 > limit.straight;
    if (!(ratio < limit.ratio && fades)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(ratio, 3e-3, 1e-5),
      at: [],
      claim: `${claim} and it shrinks by a factor of ${numberWords(10 ** fit.slope)} with each layer (r² ${numberWords(fit.r2)})`,
      measured: [
        ...measured,
        {
          name: "r² of log gradient norm against depth",
          value: fit.r2,
          threshold: limit.straight,
          passes: "above" as const,
        },
      ],
    };
  },
});

function early(layer: LayerCourse): number {
  return medianOf(layer.gradientNorm.subarray(0, 3));
}
