import type { Examples } from "./data.ts";
import { crossEntropy, type Head, probabilitiesOf } from "./head.ts";
import type { Model } from "./model.ts";

export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
  readonly probabilities: readonly Float64Array[];
}

/** Mean loss and accuracy of a network on some examples, with the loss that it was trained on. */
export function evaluate(model: Model, examples: Examples, head: Head | undefined): Evaluation {
  let loss = 0;
  let right = 0;
  const probabilities = examples.inputs.map((input, i) => {
    const { outputs } = (model.evaluating ?? model).run(input);
    const p = probabilitiesOf(outputs, head);
    const label = examples.labels[i] ?? 0;
    loss += crossEntropy(outputs, label, head).loss;
    if (p.indexOf(Math.max(...p)) === label) right++;
    return p;
  });
  return { loss: loss / examples.inputs.length, accuracy: right / examples.inputs.length, probabilities };
}
