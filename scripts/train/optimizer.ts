import type { Layer } from "./layer.ts";
import { roundTo } from "./precision.ts";
import type { Settings } from "./settings.ts";

type OptimizerSettings = Pick<
  Settings,
  "optimizer" | "momentum" | "weightDecay" | "beta2" | "epsilon" | "frozen" | "precision" | "fullWeights"
>;

/** One step on the gradient of a batch; returns each layer's update norm. */
export function applyStep(
  network: readonly Layer[],
  settings: OptimizerSettings,
  at: { readonly rate: number; readonly step: number },
): readonly number[] {
  // Weights that are themselves bf16 lose what is below half a unit in their last place; fp16 training keeps fp32 ones.
  const halves = settings.precision === "bf16" && !settings.fullWeights;
  const kept = halves ? (value: number) => roundTo(value, "bf16") : same;
  return network.map((layer, depth) => {
    if (settings.frozen?.includes(depth)) return 0;
    let squares = 0;
    const size = layer.weights.length;
    for (let i = 0; i < size; i++) {
      const before = layer.weights[i] ?? 0;
      const gradient = (layer.weightGradient[i] ?? 0) + settings.weightDecay * before;
      const change = at.rate * direction(layer, { i, gradient, step: at.step }, settings);
      const after = kept(before - change);
      layer.weights[i] = after;
      squares += (kept === same ? change : before - after) ** 2;
    }
    for (let o = 0; o < layer.outputs; o++) {
      const gradient = layer.biasGradient[o] ?? 0;
      const change = at.rate * direction(layer, { i: size + o, gradient, step: at.step }, settings);
      layer.bias[o] = kept((layer.bias[o] ?? 0) - change);
    }
    return Math.sqrt(squares);
  });
}

function same(value: number): number {
  return value;
}

function direction(
  layer: Layer,
  at: { readonly i: number; readonly gradient: number; readonly step: number },
  settings: OptimizerSettings,
): number {
  const { i, gradient, step } = at;
  const { beta2 = 0.999, epsilon = 1e-8 } = settings;
  if (settings.optimizer === "sgd") {
    const velocity = settings.momentum * (layer.first[i] ?? 0) + gradient;
    layer.first[i] = velocity;
    return velocity;
  }
  if (settings.optimizer === "rmsprop") {
    const v = 0.99 * (layer.second[i] ?? 0) + 0.01 * gradient * gradient;
    layer.second[i] = v;
    return gradient / (Math.sqrt(v) + epsilon);
  }
  const m = 0.9 * (layer.first[i] ?? 0) + 0.1 * gradient;
  const v = beta2 * (layer.second[i] ?? 0) + share(1 - beta2) * gradient * gradient;
  layer.first[i] = m;
  layer.second[i] = v;
  return m / (1 - 0.9 ** step) / (Math.sqrt(v / (1 - beta2 ** step)) + epsilon);
}

/** 1 - 0.999 is 0.001, not 0.0010000000000000009. */
function share(value: number): number {
  return Number(value.toPrecision(12));
}
