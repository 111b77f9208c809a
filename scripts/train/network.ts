import { normal } from "./random.ts";

export type Activation = "relu" | "sigmoid" | "tanh";

/** A dense layer with its gradient and its optimizer state, row-major: `weights[out * inputs + in]`. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  readonly weightGradient: Float64Array;
  readonly biasGradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** A multi-layer perceptron; `gain` is the variance of a unit's input sum at the start (2 = He, 1 = Glorot). */
export function makeNetwork(widths: readonly number[], gain: number, random: () => number): readonly Layer[] {
  return widths.slice(1).map((outputs, i) => {
    const inputs = widths[i] ?? 0;
    const spread = Math.sqrt(gain / inputs);
    const size = inputs * outputs;
    return {
      inputs,
      outputs,
      weights: Float64Array.from({ length: size }, () => normal(random) * spread),
      bias: new Float64Array(outputs),
      weightGradient: new Float64Array(size),
      biasGradient: new Float64Array(outputs),
      first: new Float64Array(size + outputs),
      second: new Float64Array(size + outputs),
    };
  });
}

/** The outputs of every layer for one example; the last one are logits. */
export function forward(
  network: readonly Layer[],
  input: Float64Array,
  activation: Activation,
): Float64Array[] {
  const outputs: Float64Array[] = [input];
  for (const [depth, layer] of network.entries()) {
    const before = outputs[depth] ?? input;
    const after = new Float64Array(layer.outputs);
    for (let o = 0; o < layer.outputs; o++) {
      let sum = layer.bias[o] ?? 0;
      const row = o * layer.inputs;
      for (let i = 0; i < layer.inputs; i++) sum += (layer.weights[row + i] ?? 0) * (before[i] ?? 0);
      after[o] = depth === network.length - 1 ? sum : activate(sum, activation);
    }
    outputs.push(after);
  }
  return outputs;
}

/** Softmax of logits, shifted by their largest. */
export function softmax(logits: Float64Array): Float64Array {
  const top = Math.max(...logits);
  const raised = logits.map((value) => Math.exp(value - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

/** Adds the gradient of one example's cross-entropy to the layers' gradients; returns the loss. */
export function backward(
  network: readonly Layer[],
  outputs: readonly Float64Array[],
  target: { readonly label: number; readonly activation: Activation },
): number {
  const probabilities = softmax(outputs.at(-1) ?? new Float64Array());
  let delta: Float64Array = probabilities.map((p, k) => p - Number(k === target.label));
  for (let depth = network.length - 1; depth >= 0; depth--) {
    const layer = network[depth];
    const before = outputs[depth];
    if (!layer || !before) continue;
    addGradient(layer, delta, before);
    if (depth > 0) delta = through(layer, delta, { before, activation: target.activation });
  }
  return -Math.log(probabilities[target.label] ?? 0);
}

function addGradient(layer: Layer, delta: Float64Array, before: Float64Array): void {
  for (let o = 0; o < layer.outputs; o++) {
    const d = delta[o] ?? 0;
    const row = o * layer.inputs;
    layer.biasGradient[o] = (layer.biasGradient[o] ?? 0) + d;
    for (let i = 0; i < layer.inputs; i++) {
      layer.weightGradient[row + i] = (layer.weightGradient[row + i] ?? 0) + d * (before[i] ?? 0);
    }
  }
}

function through(
  layer: Layer,
  delta: Float64Array,
  inner: { readonly before: Float64Array; readonly activation: Activation },
): Float64Array {
  const passed = new Float64Array(layer.inputs);
  for (let o = 0; o < layer.outputs; o++) {
    const d = delta[o] ?? 0;
    const row = o * layer.inputs;
    for (let i = 0; i < layer.inputs; i++) passed[i] = (passed[i] ?? 0) + d * (layer.weights[row + i] ?? 0);
  }
  return passed.map((value, i) => value * slope(inner.before[i] ?? 0, inner.activation));
}

function activate(sum: number, activation: Activation): number {
  if (activation === "relu") return Math.max(0, sum);
  return activation === "tanh" ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
}

/** Derivative by the activation's own output. */
function slope(output: number, activation: Activation): number {
  if (activation === "relu") return output > 0 ? 1 : 0;
  return activation === "tanh" ? 1 - output * output : output * (1 - output);
}
