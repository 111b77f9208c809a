import type { Examples } from "../data.ts";
import { crossEntropy } from "../head.ts";
import { clearGradients } from "../layer.ts";
import type { Made } from "../made.ts";
import type { Model } from "../model.ts";
import { backpropagate, forward } from "../network.ts";
import { runFiles } from "../run-files.ts";
import type { Training } from "../settings.ts";
import { type TrainedRun, train } from "../train.ts";

/** A training whose model is attacked at the end: each input moves by epsilon against its own answer (FGSM). */
export function attackedRun(training: Training, epsilon: number): Made {
  const { files = ["config", "log"], ...settings } = training;
  return {
    settings: { ...training, epsilon },
    make: () => {
      const run = train(settings);
      const made = runFiles(settings, run, { files, digits: 5, fraction: 3 });
      return new Map(made).set("robustness.json", robustness(run, settings, epsilon));
    },
  };
}

function robustness(run: TrainedRun, settings: Training, epsilon: number): string {
  const { val } = run.data;
  const attacked = val.inputs.map((input, i) => {
    const against = inputGradient(run.model, input, { ...settings, label: val.labels[i] ?? 0 });
    return input.map((value, c) => value + epsilon * Math.sign(against[c] ?? 0));
  });
  const report = {
    clean_accuracy: accuracy(run.model, val),
    attacks: [{ name: "FGSM", epsilon, accuracy: accuracy(run.model, { ...val, inputs: attacked }) }],
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}

/** Which way the loss of one example grows with its input. */
function inputGradient(
  { layers }: Model,
  input: Float64Array,
  target: Pick<Training, "activation"> & { readonly label: number },
): Float64Array {
  const pass = { activation: target.activation };
  const outputs = forward(layers, input, pass);
  const { gradient } = crossEntropy(outputs.at(-1) ?? new Float64Array(), target.label, undefined);
  const atInput = backpropagate(layers, outputs, { ...pass, gradient });
  // Only the gradient at the input is wanted: that of the weights is dropped.
  clearGradients(layers);
  return atInput;
}

function accuracy(model: Model, { inputs, labels }: Examples): number {
  const right = inputs.filter((input, i) => {
    const { outputs } = (model.evaluating ?? model).run(input);
    return outputs.indexOf(Math.max(...outputs)) === labels[i];
  });
  return right.length / inputs.length;
}
