import { addTo, backTimes, makeLayer, times } from "./dense.ts";
import { crossEntropy } from "./head.ts";
import type { Initialization, Layer } from "./layer.ts";
import type { Model, Passed } from "./model.ts";
import { type Activation, activate, slope } from "./network.ts";

/** How a row becomes a sequence that a recurrent network reads. */
export interface Recurrent {
  /** A row is cut into so many tokens of equal width, read one after the other. */
  readonly tokens: number;
  /** Units of the state. */
  readonly width: number;
  /** True: the state begins by keeping what it holds (Le, Jaitly and Hinton 2015). */
  readonly identity?: true;
}

/** A recurrent network: one state, renewed from itself and the next token; what it holds after the last is classified. */
export function makeRecurrent(
  columns: number,
  settings: Initialization & {
    readonly recurrent: Recurrent;
    readonly classes: number;
    readonly activation: Activation;
  },
  random: () => number,
): Model {
  const { recurrent, classes, gain, activation } = settings;
  const { width } = recurrent;
  const parts = {
    token: makeLayer({ inputs: columns / recurrent.tokens, outputs: width, gain }, random),
    state: makeLayer({ inputs: width, outputs: width, gain }, random),
    head: makeLayer({ inputs: width, outputs: classes, gain: 1 }, random),
  };
  if (recurrent.identity)
    for (let i = 0; i < width * width; i++) parts.state.weights[i] = Number(i % (width + 1) === 0);
  return {
    layers: [parts.token, parts.state, parts.head],
    names: ["rnn.input", "rnn.state", "head"],
    run: (input) => readSequence(parts, { input, tokens: recurrent.tokens, activation }),
  };
}

interface Parts {
  readonly token: Layer;
  readonly state: Layer;
  readonly head: Layer;
}

function readSequence(
  parts: Parts,
  of: { readonly input: Float64Array; readonly tokens: number; readonly activation: Activation },
): Passed {
  const size = of.input.length / of.tokens;
  const tokens = Array.from({ length: of.tokens }, (_, t) => of.input.subarray(t * size, (t + 1) * size));
  const states = [new Float64Array(parts.state.outputs)];
  for (const token of tokens) {
    const sum = times(parts.state, states.at(-1) ?? token);
    addTo(sum, times(parts.token, token), 1);
    states.push(sum.map((value) => activate(value, of.activation)));
  }
  const last = states.at(-1) ?? new Float64Array();
  const outputs = times(parts.head, last);
  const back = (label: number, lossScale: number): number => {
    const { loss, gradient } = crossEntropy(outputs, label, undefined);
    let toState = backTimes(
      parts.head,
      last,
      gradient.map((g) => g * lossScale),
    );
    // Through time: the same two layers take part at every token, so their gradients add up.
    for (let t = tokens.length; t > 0; t--) {
      const toSum = toState.map((g, i) => g * slope(states[t]?.[i] ?? 0, of.activation));
      backTimes(parts.token, tokens[t - 1] ?? new Float64Array(), toSum);
      toState = backTimes(parts.state, states[t - 1] ?? new Float64Array(), toSum);
    }
    return loss;
  };
  return { hidden: [last], outputs, back };
}
