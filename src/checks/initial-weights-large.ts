import { defineCheck } from "../model/check.ts";
import { type LayerCourse, layerCourses } from "../signals/layer-courses.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Initial weights that amplify the signal from layer to layer. */
export const initialWeightsLarge = defineCheck({
  id: "initial-weights-large",
  title: "Initial weights too large",
  question: "Do the first weights of the hidden layers amplify what passes through them?",
  needs: ["layers", "model"],
  signal: "layers",
  figure: "layers",
  thresholds: {
    gain: {
      value: 2.6,
      source:
        "‖W‖²/outputs = inputs × variance: 0.33 PyTorch's default, 1 Glorot, 2 He (the largest in use); labelled runs 5.8 and more in 15 of 15 with too large weights, healthy 0.33 to 0.68 of 120",
    },
  },
  detect(inputs, limit) {
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    const gains = weights
      .slice(0, -1)
      .filter((layer) => !/embedding/i.test(layer.type ?? ""))
      .map(gainOf);
    const gain = medianOf(gains);
    if (!Number.isFinite(gain))
      return { kind: "inconclusive", reason: "weight norms and shapes of hidden layers are needed" };
    const step = steps[0] ?? 0;
    const measured = [
      {
        name: "‖W‖² / outputs, median hidden layer",
        value: gain,
        threshold: limit.gain,
        passes: "above" as const,
      },
    ];
    const claim = `At step ${numberWords(step)} the weights of the median hidden layer have ‖W‖²/outputs = ${numberWords(gain)} (He initialisation: 2, limit ${numberWords(limit.gain)})`;
    if (!(gain > limit.gain)) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: logRamp(gain, 2, 5),
      at: [{ from: step, to: step }],
      claim,
      measured,
    };
  },
});

function gainOf(layer: LayerCourse): number {
  const outputs = layer.shape && layer.shape.length >= 2 ? (layer.shape[0] ?? 0) : 0;
  return outputs > 0 ? (layer.weightNorm[0] ?? Number.NaN) ** 2 / outputs : Number.NaN;
}
