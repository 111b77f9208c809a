import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The very first step changes some layer by a large share of its weights. */
export const firstUpdateLarge = defineCheck({
  id: "first-update-large",
  title: "First update rewrites a layer",
  question: "Does the first optimizer step change a layer's weights by a large share of their size?",
  needs: ["layers"],
  uses: ["model"],
  regimes: LOSS_REGIMES,
  signal: "layers",
  figure: "layers",
  thresholds: {
    ratio: {
      value: 0.2,
      source:
        "labelled runs: above it in 7 of 8 with too high a rate (the eighth, under SGD, at 0.12), healthy at most 0.17 of 120: a fifth of the weights in one step is no small step",
    },
  },
  detect(inputs, limit) {
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    let largest = { name: "", ratio: Number.NEGATIVE_INFINITY };
    // Any update is large against weights of 0, which is another matter.
    for (const layer of weights.filter((each) => (each.weightNorm[0] ?? 1) > 1e-6)) {
      const ratio = layer.updateRatio[0] ?? Number.NaN;
      if (ratio > largest.ratio) largest = { name: layer.name, ratio };
    }
    if (!Number.isFinite(largest.ratio))
      return { kind: "inconclusive", reason: "no update ratio is logged at the first record" };
    const step = steps[0] ?? 0;
    const measured = [
      {
        name: "largest update ratio at the first record",
        value: largest.ratio,
        threshold: limit.ratio,
        passes: "above" as const,
      },
    ];
    const claim = `The step recorded first (step ${numberWords(step)}) changes layer ${largest.name} by ${numberWords(100 * largest.ratio)} % of its weight norm (limit ${numberWords(100 * limit.ratio)} %)`;
    if (!(largest.ratio > limit.ratio)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(largest.ratio, 0.15, 0.6),
      at: [{ from: step, to: step }],
      claim,
      measured,
    };
  },
});
