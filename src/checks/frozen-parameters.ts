import { defineCheck } from "../model/check.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Parameters that the optimizer cannot change. */
export const frozenParameters = defineCheck({
  id: "frozen-parameters",
  title: "Parameters that cannot train",
  question: "Does the model file list parameters that are not trainable?",
  needs: ["model"],
  signal: "model",
  ground: "declared",
  figure: "none",
  thresholds: {
    share: {
      value: 0.02,
      source:
        "labelled runs: 21 % and more in 14 of 14 frozen runs, 0 in 125 healthy ones; position codes may be fixed on purpose",
    },
  },
  detect(inputs, limit) {
    const layers = inputs.model.layers;
    const all = layers.reduce((sum, layer) => sum + layer.params, 0);
    const trainable = layers.reduce((sum, layer) => sum + layer.trainable, 0);
    if (all === 0) return { kind: "inconclusive", reason: "the model file lists no parameters" };
    const share = 1 - trainable / all;
    const names = layers.filter((layer) => layer.params > 0 && layer.trainable === 0).map(({ name }) => name);
    const measured = [
      {
        name: "share of parameters that cannot train",
        value: share,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const listed = names.length > 0 ? ` (${names.slice(0, 4).join(", ")})` : "";
    const claim = `${numberWords(all - trainable)} of ${numberWords(all)} parameters (${percentWords(share)}) are not trainable${listed}`;
    if (!(share > limit.share)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(share, 0, 0.1), at: [], claim, measured };
  },
});
