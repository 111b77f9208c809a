import { logSumExp, softmax } from "./softmax.ts";

/**
 * What stands between the last layer and a cross-entropy that expects logits; "signed-labels" is a binary
 * cross-entropy by class whose labels are coded -1 and 1 where 0 and 1 are expected.
 */
export type Head = "softmax" | "sigmoid" | "signed-labels";

/** Probabilities of the classes as the model gives them, where its loss may take them for logits. */
export function probabilitiesOf(outputs: Float64Array, head: Head | undefined): Float64Array {
  const given = throughHead(outputs, head);
  return head === "softmax" ? given : softmax(given);
}

/** The cross-entropy of one example, and its gradient at the outputs of the last layer. */
export function crossEntropy(
  outputs: Float64Array,
  label: number,
  head: Head | undefined,
): { readonly loss: number; readonly gradient: Float64Array } {
  if (head === "signed-labels") return signedCrossEntropy(outputs, label);
  const given = throughHead(outputs, head);
  const probabilities = softmax(given);
  const gradient = probabilities.map((p, k) => p - Number(k === label));
  const probability = probabilities[label] ?? 0;
  // Where the probability is below the smallest number, the logarithm still is none of 0.
  const loss =
    probability > 0 || Number.isNaN(probability)
      ? -Math.log(probability)
      : logSumExp(given) - (given[label] ?? 0);
  return { loss, gradient: backThroughHead(gradient, given, head) };
}

/** log(1 + exp(z)) - y z, which has no lower end where y is -1 or 1. */
function signedCrossEntropy(
  outputs: Float64Array,
  label: number,
): { readonly loss: number; readonly gradient: Float64Array } {
  const target = (k: number): number => (k === label ? 1 : -1);
  const loss = outputs.reduce(
    (sum, z, k) => sum + Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target(k) * z,
    0,
  );
  const gradient = outputs.map((z, k) => 1 / (1 + Math.exp(-z)) - target(k));
  return { loss, gradient };
}

function throughHead(outputs: Float64Array, head: Head | undefined): Float64Array {
  if (head === "softmax") return softmax(outputs);
  return head === "sigmoid" ? outputs.map((value) => 1 / (1 + Math.exp(-value))) : outputs;
}

function backThroughHead(gradient: Float64Array, given: Float64Array, head: Head | undefined): Float64Array {
  if (head === "sigmoid") return gradient.map((g, k) => g * (given[k] ?? 0) * (1 - (given[k] ?? 0)));
  if (head !== "softmax") return gradient;
  const mean = gradient.reduce((sum, g, k) => sum + g * (given[k] ?? 0), 0);
  return gradient.map((g, k) => (given[k] ?? 0) * (g - mean));
}
