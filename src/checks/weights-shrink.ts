import { defineCheck } from "../model/check.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** The weights end at a fraction of their initial size. */
export const weightsShrink = defineCheck({
  id: "weights-shrink",
  title: "Weights shrink",
  question: "Does the median layer end with a fraction of its initial weights?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  figure: "layers",
  thresholds: {
    ratio: {
      value: 0.6,
      source:
        "labelled runs: 8 of 13 over-regularised runs lie below (the others by dropout), healthy 0.98 and more of 120",
    },
  },
  detect(inputs, limit) {
    const { weights } = layerCourses(inputs.layers, inputs.model);
    const ratio = medianOf(
      weights.map(
        (layer) =>
          (layer.weightNorm.findLast(Number.isFinite) ?? Number.NaN) / (layer.weightNorm[0] ?? Number.NaN),
      ),
    );
    if (!Number.isFinite(ratio))
      return { kind: "inconclusive", reason: "weight norms above 0 are not logged from the start" };
    const measured = [
      {
        name: "last / first weight norm, median layer",
        value: ratio,
        threshold: limit.ratio,
        passes: "below" as const,
      },
    ];
    const claim = `The weight norm of the median layer ends at ${numberWords(ratio)} × its start (less than ${numberWords(limit.ratio)} counts as shrinking)`;
    if (!(ratio < limit.ratio)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(ratio, 0.7, 0.3), at: [], claim, measured };
  },
});
