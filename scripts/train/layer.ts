import { normal } from "./random.ts";

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

/** How a network's weights begin. */
export interface Initialization {
  /** The variance of a unit's input sum at the start (2 = He, 1 = Glorot). */
  readonly gain: number;
  readonly initialWeights?: number | undefined;
  readonly initialBias?: number | undefined;
}

/** The layers of a multi-layer perceptron. */
export function makeNetwork(
  widths: readonly number[],
  start: Initialization,
  random: () => number,
): readonly Layer[] {
  return widths.slice(1).map((outputs, i) => {
    const inputs = widths[i] ?? 0;
    const spread = Math.sqrt(start.gain / inputs);
    const size = inputs * outputs;
    const hidden = i < widths.length - 2;
    return {
      inputs,
      outputs,
      weights: Float64Array.from({ length: size }, () => start.initialWeights ?? normal(random) * spread),
      bias: new Float64Array(outputs).fill(hidden ? (start.initialBias ?? 0) : 0),
      weightGradient: new Float64Array(size),
      biasGradient: new Float64Array(outputs),
      first: new Float64Array(size + outputs),
      second: new Float64Array(size + outputs),
    };
  });
}

/** The length of a vector. */
export function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** The length of all gradients of a network together. */
export function gradientNorm(network: readonly Layer[]): number {
  return Math.sqrt(
    network.reduce((sum, layer) => sum + norm(layer.weightGradient) ** 2 + norm(layer.biasGradient) ** 2, 0),
  );
}

/** Multiplies all gradients of a network. */
export function scaleGradients(network: readonly Layer[], factor: number): void {
  for (const layer of network) {
    for (const values of [layer.weightGradient, layer.biasGradient])
      for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * factor;
  }
}

/** Sets all gradients of a network to 0. */
export function clearGradients(network: readonly Layer[]): void {
  for (const layer of network) {
    layer.weightGradient.fill(0);
    layer.biasGradient.fill(0);
  }
}
