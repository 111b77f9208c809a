import { softmax } from "./softmax.ts";

/** What stands between the last layer and the loss. */
export type Head = "softmax" | "sigmoid";

/** Probabilities of the classes as the training's own evaluation computes them. */
export function probabilitiesOf(outputs: Float64Array, head: Head | undefined): Float64Array {
  return softmax(throughHead(outputs, head));
}

/** The cross-entropy of one example, and its gradient at the outputs of the last layer. */
export function crossEntropy(
  outputs: Float64Array,
  label: number,
  head: Head | undefined,
): { readonly loss: number; readonly gradient: Float64Array } {
  const given = throughHead(outputs, head);
  const probabilities = softmax(given);
  const gradient = probabilities.map((p, k) => p - Number(k === label));
  const loss = -Math.log(probabilities[label] ?? 0);
  return { loss, gradient: backThroughHead(gradient, given, head) };
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
