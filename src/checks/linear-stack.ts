import type { ModelLayer } from "../model/artifacts.ts";
import { defineCheck } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";

/** Weight layers that follow each other with nothing nonlinear between: together they are one linear layer. */
export const linearStack = defineCheck({
  id: "linear-stack",
  title: "Linear layers without activation between",
  question: "Do linear layers follow each other in the model file with no activation between them?",
  needs: ["model"],
  signal: "model",
  ground: "observed",
  figure: "none",
  thresholds: {
    pairs: {
      value: 1,
      source: "exact: two linear maps in a row are one; labelled runs 6 of 6, 0 of 99 healthy",
    },
  },
  detect(inputs, limit) {
    const { layers, file } = inputs.model;
    const chain = layers.filter((layer) => !PASSING.test(layer.type));
    if (!chain.every((layer) => isDense(layer) || ACTIVATION.test(layer.type) || layer.type === "Identity"))
      return {
        kind: "inconclusive",
        reason: "the model is no plain chain of linear layers, so its file does not show what follows what",
      };
    const nonlinear = chain.some((layer) => ACTIVATION.test(layer.type));
    const identity = chain.some((layer) => layer.type === "Identity");
    const dense = chain.filter(isDense).length;
    if (dense < 2)
      return { kind: "absent", claim: "The model has fewer than two linear layers", measured: [] };
    // Activations that the forward function applies are not in a list of modules.
    if (!nonlinear && !identity)
      return {
        kind: "inconclusive",
        reason: "the model file lists no activation at all: they may be applied outside its modules",
      };
    const solid = chain.filter((layer) => layer.type !== "Identity");
    const pairs = solid.filter((layer, i) => isDense(layer) && i > 0 && isDense(solid[i - 1]));
    const measured = [
      {
        name: "linear layers directly after another",
        value: pairs.length,
        threshold: limit.pairs,
        passes: "above" as const,
      },
    ];
    const claim = `${numberWords(pairs.length)} of ${numberWords(dense)} linear layers follow another with no activation between`;
    if (pairs.length < limit.pairs) return { kind: "absent", claim, measured };
    const names = pairs
      .slice(0, 4)
      .map(({ name }) => name)
      .join(", ");
    return {
      kind: "present",
      strength: 1,
      at: [],
      claim: `${claim} (${names})`,
      measured,
      sources: [{ file }],
    };
  },
});

/** What passes a linear map on as it is, as far as depth goes. */
const PASSING = /dropout|norm|flatten|^input/i;

const ACTIVATION = /relu|elu|gelu|silu|swish|mish|tanh|sigmoid|softplus|softsign|softmax|activation|prelu/i;

function isDense(layer: ModelLayer | undefined): boolean {
  return layer !== undefined && /^(linear|dense)$/i.test(layer.type);
}
