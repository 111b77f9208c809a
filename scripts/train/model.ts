import { type Initialization, type Layer, makeNetwork } from "./layer.ts";
import { backward, forward, type Pass } from "./network.ts";

/** A network with what a trainer needs of it. */
export interface Model {
  readonly layers: readonly Layer[];
  /** One example through the network. */
  run(input: Float64Array): Passed;
}

/** What one example left in the network. */
export interface Passed {
  /** Outputs of the hidden layers, in order. */
  readonly hidden: readonly Float64Array[];
  readonly outputs: Float64Array;
  /** Quantities worth logging, by metric name: the step's largest is kept. */
  readonly watched?: Readonly<Record<string, number>>;
  /** Adds the gradient of this example's loss to the layers; returns the loss. `lossScale` multiplies the gradient only. */
  back(label: number, lossScale: number): number;
}

/** A multi-layer perceptron. */
export function makePerceptron(
  widths: readonly number[],
  settings: Initialization & Pass,
  random: () => number,
): Model {
  const layers = makeNetwork(widths, settings, random);
  return {
    layers,
    run(input) {
      const all = forward(layers, input, settings);
      return {
        hidden: all.slice(1, -1),
        outputs: all.at(-1) ?? new Float64Array(),
        back: (label, lossScale) => backward(layers, all, { ...settings, label, lossScale }),
      };
    },
  };
}
