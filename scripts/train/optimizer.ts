import type { Layer } from "./network.ts";

export interface OptimizerOptions {
  readonly kind: "sgd" | "adam";
  readonly momentum: number;
  readonly weightDecay: number;
}

/** One step of SGD with momentum, or Adam, on the mean gradient of a batch; returns each layer's update norm. */
export function applyStep(
  network: readonly Layer[],
  options: OptimizerOptions,
  at: { readonly rate: number; readonly step: number },
): readonly number[] {
  return network.map((layer) => {
    let squares = 0;
    const size = layer.weights.length;
    for (let i = 0; i < size; i++) {
      const gradient = (layer.weightGradient[i] ?? 0) + options.weightDecay * (layer.weights[i] ?? 0);
      const change = at.rate * direction(layer, { i, gradient, step: at.step }, options);
      layer.weights[i] = (layer.weights[i] ?? 0) - change;
      squares += change * change;
    }
    for (let o = 0; o < layer.outputs; o++) {
      const gradient = layer.biasGradient[o] ?? 0;
      layer.bias[o] =
        (layer.bias[o] ?? 0) - at.rate * direction(layer, { i: size + o, gradient, step: at.step }, options);
    }
    return Math.sqrt(squares);
  });
}

function direction(
  layer: Layer,
  at: { readonly i: number; readonly gradient: number; readonly step: number },
  options: OptimizerOptions,
): number {
  const { i, gradient, step } = at;
  if (options.kind === "sgd") {
    const velocity = options.momentum * (layer.first[i] ?? 0) + gradient;
    layer.first[i] = velocity;
    return velocity;
  }
  const m = 0.9 * (layer.first[i] ?? 0) + 0.1 * gradient;
  const v = 0.999 * (layer.second[i] ?? 0) + 0.001 * gradient * gradient;
  layer.first[i] = m;
  layer.second[i] = v;
  return m / (1 - 0.9 ** step) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-8);
}
