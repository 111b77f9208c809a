import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Every weight layer ends several times as large as it began. */
export const weightsOutgrown = defineCheck({
  id: "weights-outgrown",
  title: "All weights grow severalfold",
  question: "Do the weights of every layer grow severalfold over the run?",
  needs: ["layers"],
  uses: ["model"],
  regimes: LOSS_REGIMES,
  signal: "layers",
  figure: "layers",
  thresholds: {
    growth: {
      value: 2.5,
      source:
        "labelled runs: the least grown layer 3.8 × and more in 7 of 8 with too high a rate, healthy at most 1.93 × of 120",
    },
  },
  detect(inputs, limit) {
    const { weights } = layerCourses(inputs.layers, inputs.model);
    const growth = weights.map((layer) => ({
      name: layer.name,
      ratio: (layer.weightNorm.findLast(Number.isFinite) ?? Number.NaN) / (layer.weightNorm[0] ?? Number.NaN),
    }));
    const least = growth.toSorted((a, b) => a.ratio - b.ratio)[0];
    if (!least || growth.length < 2 || !growth.every(({ ratio }) => Number.isFinite(ratio)))
      return { kind: "inconclusive", reason: "weight norms are not logged for two layers from the start" };
    const measured = [
      {
        name: "least growth of a layer's weight norm",
        value: least.ratio,
        threshold: limit.growth,
        passes: "above" as const,
      },
    ];
    const claim = `The weight norm of every layer grows, that of ${least.name} least, by ${numberWords(least.ratio)} × (limit ${numberWords(limit.growth)})`;
    if (!(least.ratio > limit.growth))
      return {
        kind: "absent",
        claim: `The weight norm of layer ${least.name} ends at ${numberWords(least.ratio)} × its start (limit ${numberWords(limit.growth)} for all layers)`,
        measured,
      };
    return { kind: "present", strength: logRamp(least.ratio, 1.8, 5), at: [], claim, measured };
  },
});
