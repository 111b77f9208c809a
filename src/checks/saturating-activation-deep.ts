import { defineCheck } from "../model/check.ts";
import { hiddenWidths } from "../signals/hidden-widths.ts";
import { numberWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Many layers of sigmoid or tanh with nothing that keeps the scale of the gradient. */
export const saturatingActivationDeep = defineCheck({
  id: "saturating-activation-deep",
  title: "Deep net of saturating activations",
  question: "Does a deep net use sigmoid or tanh without normalisation?",
  needs: ["config"],
  uses: ["model"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {
    sigmoid: {
      value: 3,
      source: "a sigmoid passes at most a quarter of the gradient: three layers leave 1/64",
    },
    tanh: { value: 6, source: "a tanh passes nearly all of it near 0 and loses it by saturating only" },
  },
  detect(inputs, limit) {
    const { activation, normalization } = inputs.config.known;
    const widths = hiddenWidths(inputs.model, inputs.config);
    if (!activation || !widths)
      return { kind: "inconclusive", reason: "the activation or the number of layers is not known" };
    const name = String(activation.value).toLowerCase();
    const most = name.includes("sigmoid") ? limit.sigmoid : limit.tanh;
    const depth = widths.values.length;
    const measured = [{ name: "hidden layers", value: depth, threshold: most, passes: "above" as const }];
    const claim = `The configuration sets ${name} in ${numberWords(depth)} hidden layers${normalization ? ` with ${normalization.value}` : ""}`;
    const saturating = /sigmoid|tanh/.test(name);
    if (!saturating || depth < most || normalization) return { kind: "absent", claim, measured };
    return {
      kind: "present",
      strength: ramp(depth, most - 2, most + 2),
      at: [],
      claim,
      measured,
      sources: [activation.at],
    };
  },
});
