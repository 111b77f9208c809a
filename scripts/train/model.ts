import { type Initialization, type Layer, makeNetwork } from "./layer.ts";
import { backward, forward, type Pass } from "./network.ts";
import { logSumExp } from "./softmax.ts";

/** A network with what a trainer needs of it. */
export interface Model {
  readonly layers: readonly Layer[];
  /** Names of the layers, fc1, fc2 … where left out. */
  readonly names?: readonly string[];
  /** The same network as it answers in evaluation mode, where that differs. */
  readonly evaluating?: Model;
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
  settings: Initialization & Pass & Dropout,
  random: () => number,
): Model {
  const layers = makeNetwork(widths, settings, random);
  const { dropout, dropoutInEvaluation } = settings;
  if (dropout === undefined) return { layers, run: (input) => passThrough(layers, input, settings) };
  const run = (input: Float64Array): Passed => {
    const masks = widths.slice(1, -1).map((width) => dropoutMask(width, dropout, random));
    return passThrough(layers, input, { ...settings, masks });
  };
  if (dropoutInEvaluation) return { layers, run };
  return { layers, run, evaluating: { layers, run: (input) => passThrough(layers, input, settings) } };
}

/** How units are left out, and whether in evaluations too. */
interface Dropout {
  readonly dropout?: number | undefined;
  readonly dropoutInEvaluation?: true | undefined;
}

function passThrough(layers: readonly Layer[], input: Float64Array, pass: Pass): Passed {
  const all = forward(layers, input, pass);
  return {
    hidden: all.slice(1, -1),
    outputs: all.at(-1) ?? new Float64Array(),
    ...(pass.watchesLogits ? { watched: { log_z: logSumExp(all.at(-1) ?? input) } } : {}),
    back: (label, lossScale) => backward(layers, all, { ...pass, label, lossScale }),
  };
}

/** 0 for a unit that is left out, else what keeps the expected sum. */
function dropoutMask(width: number, rate: number, random: () => number): Float64Array {
  return Float64Array.from({ length: width }, () => (random() < rate ? 0 : 1 / (1 - rate)));
}
