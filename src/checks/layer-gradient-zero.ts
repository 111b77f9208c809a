import { defineCheck } from "../model/check.ts";
import { layerCourses } from "../signals/layer-courses.ts";
import { numberWords } from "../stats/number-words.ts";

/** Layers with weights that get a gradient of exactly 0. */
export const layerGradientZero = defineCheck({
  id: "layer-gradient-zero",
  title: "Gradient exactly 0 in some layer",
  question: "Is the gradient of some layer exactly 0 from the first record on, while its weights are not?",
  needs: ["layers"],
  uses: ["model"],
  signal: "layers",
  ground: "observed",
  figure: "layers",
  thresholds: {
    share: { value: 0.5, source: "exact zeros in half the records: a batch may by accident give none" },
  },
  detect(inputs, limit) {
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    const judged = weights.filter((layer) => Number.isFinite(layer.gradientNorm[0]));
    if (judged.length < 2)
      return { kind: "inconclusive", reason: "gradient norms are not logged for two layers" };
    const zero = judged.filter((layer) => {
      const norms = layer.gradientNorm.filter(Number.isFinite);
      const share = norms.filter((norm) => norm === 0).length / norms.length;
      return layer.gradientNorm[0] === 0 && share >= limit.share && (layer.weightNorm[0] ?? 0) > 0;
    });
    const measured = [
      { name: "layers with gradient 0", value: zero.length, threshold: 1, passes: "above" as const },
    ];
    const claim = `The gradient is exactly 0 in ${zero.length === 0 ? "none" : numberWords(zero.length)} of ${numberWords(judged.length)} layers with weights`;
    if (zero.length === 0) return { kind: "absent", claim, measured };
    const names = zero
      .slice(0, 4)
      .map(({ name }) => name)
      .join(", ");
    const at = [{ from: steps[0] ?? 0, to: steps.at(-1) ?? 0 }];
    return {
      kind: "present",
      strength: 1,
      at,
      claim: `${claim} from the first record on (${names})`,
      measured,
    };
  },
});
