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
      value: 0.12,
      source:
        "labelled runs: above 0.15 in 5 of 6 with too high a rate under Adam, healthy at most 0.101 of 99: an update of a tenth of the weights in one step is no longer small",
    },
  },
  detect(inputs, limit) {
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    let largest = { name: "", ratio: Number.NEGATIVE_INFINITY };
    for (const layer of weights) {
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
      strength: logRamp(largest.ratio, 0.08, 0.3),
      at: [{ from: step, to: step }],
      claim,
      measured,
    };
  },
});
