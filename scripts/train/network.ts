import { crossEntropy, type Head } from "./head.ts";
import type { Layer } from "./layer.ts";
import { type Precision, roundTo } from "./precision.ts";

export type Activation = "relu" | "sigmoid" | "tanh" | "none";

/** How a network computes, apart from its weights. */
export interface Pass {
  readonly activation: Activation;
  readonly head?: Head | undefined;
  readonly precision?: Precision | undefined;
  readonly lossScale?: number | undefined;
  readonly watchesLogits?: boolean | undefined;
  /** What each hidden layer's outputs are multiplied by: 0 where dropout left a unit out. */
  readonly masks?: readonly Float64Array[] | undefined;
}

/** The outputs of every layer for one example; the last one are logits. */
export function forward(network: readonly Layer[], input: Float64Array, pass: Pass): Float64Array[] {
  const outputs: Float64Array[] = [input];
  for (const [depth, layer] of network.entries()) {
    const before = outputs[depth] ?? input;
    const after = new Float64Array(layer.outputs);
    for (let o = 0; o < layer.outputs; o++) {
      let sum = layer.bias[o] ?? 0;
      const row = o * layer.inputs;
      for (let i = 0; i < layer.inputs; i++) sum += (layer.weights[row + i] ?? 0) * (before[i] ?? 0);
      after[o] = depth === network.length - 1 ? sum : activate(sum, pass.activation);
    }
    outputs.push(rounded(masked(after, pass.masks?.[depth]), pass.precision));
  }
  return outputs;
}

/** Adds the gradient of one example's cross-entropy to the layers' gradients; returns the loss. */
export function backward(
  network: readonly Layer[],
  outputs: readonly Float64Array[],
  target: Pass & { readonly label: number },
): number {
  const { loss, gradient } = crossEntropy(outputs.at(-1) ?? new Float64Array(), target.label, target.head);
  const scale = target.lossScale ?? 1;
  const scaled = scale === 1 ? gradient : gradient.map((g) => g * scale);
  backpropagate(network, outputs, { ...target, gradient: scaled });
  return loss;
}

/** Adds what a gradient at the last outputs means for the layers; returns the gradient at the input. */
export function backpropagate(
  network: readonly Layer[],
  outputs: readonly Float64Array[],
  from: Pick<Pass, "activation" | "precision" | "masks"> & { readonly gradient: Float64Array },
): Float64Array {
  const { activation, precision, masks } = from;
  let delta = rounded(from.gradient, precision);
  for (let depth = network.length - 1; depth >= 0; depth--) {
    const layer = network[depth];
    const before = outputs[depth];
    if (!layer || !before) continue;
    addGradient(layer, delta, { before, precision });
    // The input itself went through no activation.
    const inner = { before, activation: depth > 0 ? activation : "none", mask: masks?.[depth - 1] } as const;
    delta = rounded(through(layer, delta, inner), precision);
  }
  return delta;
}

function addGradient(
  layer: Layer,
  delta: Float64Array,
  from: { readonly before: Float64Array; readonly precision?: Precision | undefined },
): void {
  const { before, precision } = from;
  for (let o = 0; o < layer.outputs; o++) {
    const d = delta[o] ?? 0;
    const row = o * layer.inputs;
    layer.biasGradient[o] = (layer.biasGradient[o] ?? 0) + d;
    for (let i = 0; i < layer.inputs; i++) {
      const part = d * (before[i] ?? 0);
      layer.weightGradient[row + i] =
        (layer.weightGradient[row + i] ?? 0) + (precision ? roundTo(part, precision) : part);
    }
  }
}

function through(
  layer: Layer,
  delta: Float64Array,
  inner: {
    readonly before: Float64Array;
    readonly activation: Activation;
    readonly mask: Float64Array | undefined;
  },
): Float64Array {
  const passed = new Float64Array(layer.inputs);
  for (let o = 0; o < layer.outputs; o++) {
    const d = delta[o] ?? 0;
    const row = o * layer.inputs;
    for (let i = 0; i < layer.inputs; i++) passed[i] = (passed[i] ?? 0) + d * (layer.weights[row + i] ?? 0);
  }
  return passed.map((value, i) => {
    const factor = inner.mask?.[i] ?? 1;
    return factor === 0 ? 0 : value * factor * slope((inner.before[i] ?? 0) / factor, inner.activation);
  });
}

function masked(values: Float64Array, mask: Float64Array | undefined): Float64Array {
  return mask === undefined ? values : values.map((value, i) => value * (mask[i] ?? 1));
}

function rounded(values: Float64Array, precision: Precision | undefined): Float64Array {
  return precision === undefined ? values : values.map((value) => roundTo(value, precision));
}

/** What an activation makes of a sum. */
export function activate(sum: number, activation: Activation): number {
  if (activation === "none") return sum;
  if (activation === "relu") return Math.max(0, sum);
  return activation === "tanh" ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
}

/** Derivative by the activation's own output. */
export function slope(output: number, activation: Activation): number {
  if (activation === "none") return 1;
  if (activation === "relu") return output > 0 ? 1 : 0;
  return activation === "tanh" ? 1 - output * output : output * (1 - output);
}
