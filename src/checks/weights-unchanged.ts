import { defineCheck } from "../model/check.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { numberWords } from "../stats/number-words.ts";

/** No layer's weights change at all: no step is taken. */
export const weightsUnchanged = defineCheck({
  id: "weights-unchanged",
  title: "No weight ever changes",
  question: "Do the weight norms of all layers stay the same to the last digit?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  ground: "observed",
  figure: "layers",
  thresholds: {
    records: { value: 3, source: "exact over three records (SageMaker Debugger, UnchangedTensor)" },
  },
  detect(inputs, limit) {
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    if (weights.length === 0 || steps.length < limit.records)
      return { kind: "inconclusive", reason: "weight norms at three records are needed" };
    const changed = weights.filter((layer) => {
      const norms = layer.weightNorm.filter(Number.isFinite);
      return norms.some((norm) => norm !== norms[0]);
    });
    const measured = [
      { name: "layers whose weights change", value: changed.length, threshold: 1, passes: "below" as const },
    ];
    const claim = `The weight norm changes in ${changed.length === 0 ? "none" : numberWords(changed.length)} of ${numberWords(weights.length)} layers over ${numberWords(steps.length)} records`;
    if (changed.length > 0) return { kind: "absent", claim, measured };
    const at = [{ from: steps[0] ?? 0, to: steps.at(-1) ?? 0 }];
    return { kind: "present", strength: 1, at, claim, measured };
  },
});
