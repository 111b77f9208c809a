import { defineCheck } from "../model/check.ts";
import { type LayerCourse, layerCourses } from "../signals/layer-courses.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Weight decay pulls harder on the weights than the data do. */
export const decayOutweighsGradient = defineCheck({
  id: "decay-outweighs-gradient",
  title: "Decay outweighs the gradient",
  question: "Is weight decay × weight norm a large share of the gradient norm in the median layer?",
  needs: ["layers", "config"],
  uses: ["model"],
  signal: "layers",
  figure: "layers",
  thresholds: {
    pull: {
      value: 0.4,
      source:
        "labelled runs: healthy at most 0.10 of 74; 8 of 10 over-regularised runs lie above, the other two by dropout. 1 means that decay equals the data's pull",
    },
  },
  detect(inputs, limit) {
    const { "weight-decay": setting, optimizer } = inputs.config.known;
    if (!setting || typeof setting.value !== "number" || !optimizer)
      return { kind: "inconclusive", reason: "the configuration names no weight decay or no optimizer" };
    if (!/^(adam|sgd|rmsprop|adagrad|nadam|momentum)$/.test(String(optimizer.value)))
      return {
        kind: "inconclusive",
        reason: "the decay of this optimizer does not pass through the gradient",
      };
    const { weights, steps } = layerCourses(inputs.layers, inputs.model);
    const until = Math.max(1, Math.ceil(steps.length / 5));
    const decay = setting.value;
    const pull = medianOf(weights.map((layer) => decay * pullOf(layer, until)));
    if (!Number.isFinite(pull))
      return { kind: "inconclusive", reason: "weight and gradient norms by layer are needed" };
    const measured = [
      {
        name: "weight decay × weight norm / gradient norm",
        value: pull,
        threshold: limit.pull,
        passes: "above" as const,
      },
    ];
    const claim = `In the first fifth of the run weight decay × weight norm is ${numberWords(pull)} × the gradient norm of the median layer (limit ${numberWords(limit.pull)})`;
    if (!(pull > limit.pull)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: logRamp(pull, 0.2, 1.5), at: [], claim, measured };
  },
});

function pullOf(layer: LayerCourse, until: number): number {
  return medianOf(
    layer.weightNorm.subarray(0, until).map((norm, i) => norm / (layer.gradientNorm[i] ?? Number.NaN)),
  );
}
