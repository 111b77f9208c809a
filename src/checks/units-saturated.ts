import { defineCheck } from "../model/check.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Sigmoid or tanh outputs that stand at their ends, where they pass no gradient. */
export const unitsSaturated = defineCheck({
  id: "units-saturated",
  title: "Saturated units",
  question: "Do most sigmoid or tanh outputs of some layer stand at their ends?",
  needs: ["layers"],
  uses: ["model"],
  signal: "activations",
  figure: "layers",
  thresholds: {
    share: {
      value: 0.6,
      source:
        "SageMaker Debugger and DeepDiagnosis: more than half of a layer; healthy labelled runs at most 0.45 of 14",
    },
  },
  detect(inputs, limit) {
    const { activations } = layerCourses(inputs.layers, inputs.model);
    const worst = activations
      .map((layer) => ({ name: layer.name, share: medianOf(layer.saturated) }))
      .filter(({ share }) => Number.isFinite(share))
      .toSorted((a, b) => b.share - a.share)[0];
    if (!worst) return { kind: "inconclusive", reason: "no share of saturated outputs is logged" };
    const measured = [
      {
        name: "saturated outputs, median over the run",
        value: worst.share,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `In layer ${worst.name} ${percentWords(worst.share)} of the outputs stand at their ends in the median record (limit ${numberWords(100 * limit.share)} %)`;
    if (!(worst.share > limit.share)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(worst.share, 0.5, 0.95), at: [], claim, measured };
  },
});
