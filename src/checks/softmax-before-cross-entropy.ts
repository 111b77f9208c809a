import { defineCheck } from "../model/check.ts";

/** A softmax is declared as the output of a model that a loss with its own softmax trains. */
export const softmaxBeforeCrossEntropy = defineCheck({
  id: "softmax-before-cross-entropy",
  title: "Softmax output with a cross-entropy of logits",
  question: "Does the configuration declare a softmax output beside a cross-entropy that applies its own?",
  needs: ["config"],
  signal: "config",
  ground: "declared",
  figure: "none",
  thresholds: {},
  detect(inputs) {
    const output = inputs.config.known["output-activation"];
    const loss = inputs.config.known.loss;
    if (!output || !loss)
      return { kind: "inconclusive", reason: "the configuration names no output activation or no loss" };
    const claim = `The configuration sets ${output.key} to ${output.value} and ${loss.key} to ${loss.value}`;
    const softmax = /softmax/i.test(String(output.value)) && !/log/i.test(String(output.value));
    // Keras' categorical losses expect probabilities unless from_logits is set.
    const ownSoftmax =
      /cross_?entropy|^ce$/i.test(String(loss.value)) && !/categorical/i.test(String(loss.value));
    if (!softmax || !ownSoftmax) return { kind: "absent", claim, measured: [] };
    return { kind: "present", strength: 1, at: [], claim, measured: [], sources: [output.at, loss.at] };
  },
});
