import { type Layer, makeNetwork } from "./layer.ts";

/** One layer with random weights. */
export function makeLayer(
  shape: { readonly inputs: number; readonly outputs: number; readonly gain: number },
  random: () => number,
): Layer {
  const [layer] = makeNetwork([shape.inputs, shape.outputs], { gain: shape.gain }, random);
  if (!layer) throw new Error("A network of two widths has one layer");
  return layer;
}

/** What a layer makes of an input, without an activation. */
export function times(layer: Layer, input: Float64Array): Float64Array {
  return layer.bias.map((bias, o) => {
    let sum = bias;
    for (let i = 0; i < layer.inputs; i++)
      sum += (layer.weights[o * layer.inputs + i] ?? 0) * (input[i] ?? 0);
    return sum;
  });
}

/** Adds what a gradient at a layer's outputs means for its weights; returns the gradient at its input. */
export function backTimes(layer: Layer, input: Float64Array, delta: Float64Array): Float64Array {
  const passed = new Float64Array(layer.inputs);
  for (let o = 0; o < layer.outputs; o++) {
    const d = delta[o] ?? 0;
    const row = o * layer.inputs;
    layer.biasGradient[o] = (layer.biasGradient[o] ?? 0) + d;
    for (let i = 0; i < layer.inputs; i++) {
      layer.weightGradient[row + i] = (layer.weightGradient[row + i] ?? 0) + d * (input[i] ?? 0);
      passed[i] = (passed[i] ?? 0) + d * (layer.weights[row + i] ?? 0);
    }
  }
  return passed;
}

/** The sum of products. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Adds a multiple of one vector to another, where both are there. */
export function addTo(sum: Float64Array | undefined, values: Float64Array | undefined, factor: number): void {
  if (!sum || !values) return;
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + factor * (values[i] ?? 0);
}
