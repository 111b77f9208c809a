import { type DataOptions, type DataSet, type Examples, makeData } from "./data.ts";
import { type Activation, backward, forward, type Layer, makeNetwork, softmax } from "./network.ts";
import { applyStep } from "./optimizer.ts";
import { seededRandom, shuffle } from "./random.ts";

/** Everything that decides a run (up to the last digits of Math.exp, which engines may round differently). */
export interface Settings {
  readonly name: string;
  readonly data: DataOptions;
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly gain: number;
  readonly optimizer: "sgd" | "adam";
  readonly momentum: number;
  readonly weightDecay: number;
  readonly learningRate: number;
  readonly schedule: "constant" | "cosine";
  readonly warmupSteps: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  /** Layer statistics are written every so many steps. */
  readonly layersEvery: number;
}

/** One row of metrics.csv; an absent cell was not logged. */
export type MetricRow = Readonly<Record<string, number | undefined>>;

export interface LayerRow {
  readonly step: number;
  readonly layer: string;
  readonly values: Readonly<Record<string, number>>;
}

export interface TrainedRun {
  readonly data: DataSet;
  readonly network: readonly Layer[];
  readonly metrics: readonly MetricRow[];
  readonly layers: readonly LayerRow[];
  readonly log: readonly string[];
  readonly stepsPerEpoch: number;
}

/** Trains a network for real and keeps what a careful training script would log. */
export function train(settings: Settings): TrainedRun {
  const data = makeData(settings.data);
  const random = seededRandom(settings.seed);
  const network = makeNetwork([data.columns, ...settings.hidden, data.classes], settings.gain, random);
  const stepsPerEpoch = Math.ceil(data.train.ids.length / settings.batchSize);
  const state: State = { settings, data, network, stepsPerEpoch, metrics: [], layers: [], step: 0 };
  const log = [headLine(state)];
  const order = Int32Array.from(data.train.ids, (_, i) => i);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const trained = trainEpoch(state, order, epoch);
    const val = evaluate(network, data.val, settings.activation);
    state.metrics.push({
      step: state.step - 1,
      epoch,
      "train/loss_epoch": trained.loss,
      "train/accuracy": trained.accuracy,
      "val/loss": val.loss,
      "val/accuracy": val.accuracy,
    });
    log.push(
      `epoch ${epoch + 1}/${settings.epochs}  train_loss ${trained.loss.toFixed(4)}  train_acc ${trained.accuracy.toFixed(4)}  val_loss ${val.loss.toFixed(4)}  val_acc ${val.accuracy.toFixed(4)}  lr ${rateAt(state, state.step - 1).toExponential(2)}`,
    );
  }
  return { data, network, metrics: state.metrics, layers: state.layers, log, stepsPerEpoch };
}

/** Mean loss and accuracy of a network on some examples. */
export function evaluate(
  network: readonly Layer[],
  examples: Examples,
  activation: Activation,
): { readonly loss: number; readonly accuracy: number; readonly probabilities: readonly Float64Array[] } {
  let loss = 0;
  let right = 0;
  const probabilities = examples.inputs.map((input, i) => {
    const p = softmax(forward(network, input, activation).at(-1) ?? new Float64Array());
    const label = examples.labels[i] ?? 0;
    loss -= Math.log(p[label] ?? 0);
    if (p.indexOf(Math.max(...p)) === label) right++;
    return p;
  });
  return { loss: loss / examples.inputs.length, accuracy: right / examples.inputs.length, probabilities };
}

interface State {
  readonly settings: Settings;
  readonly data: DataSet;
  readonly network: readonly Layer[];
  readonly stepsPerEpoch: number;
  readonly metrics: MetricRow[];
  readonly layers: LayerRow[];
  step: number;
}

function trainEpoch(state: State, order: Int32Array, epoch: number): { loss: number; accuracy: number } {
  const { settings, data } = state;
  let loss = 0;
  let right = 0;
  for (let start = 0; start < order.length; start += settings.batchSize) {
    const batch = order.subarray(start, start + settings.batchSize);
    const result = trainBatch(state, batch, epoch);
    loss += result.loss * batch.length;
    right += result.right;
  }
  return { loss: loss / data.train.ids.length, accuracy: right / data.train.ids.length };
}

function trainBatch(state: State, batch: Int32Array, epoch: number): { loss: number; right: number } {
  const { settings, data, network } = state;
  for (const layer of network) {
    layer.weightGradient.fill(0);
    layer.biasGradient.fill(0);
  }
  let loss = 0;
  let right = 0;
  const outputs = Array.from(batch, (i) => {
    const label = data.train.labels[i] ?? 0;
    const all = forward(network, data.train.inputs[i] ?? new Float64Array(), settings.activation);
    loss += backward(network, all, { label, activation: settings.activation });
    const logits = all.at(-1) ?? new Float64Array();
    if (logits.indexOf(Math.max(...logits)) === label) right++;
    return all;
  });
  for (const layer of network) {
    for (let i = 0; i < layer.weightGradient.length; i++)
      layer.weightGradient[i] = (layer.weightGradient[i] ?? 0) / batch.length;
    for (let o = 0; o < layer.outputs; o++)
      layer.biasGradient[o] = (layer.biasGradient[o] ?? 0) / batch.length;
  }
  step(state, { loss: loss / batch.length, epoch, outputs });
  return { loss: loss / batch.length, right };
}

function step(
  state: State,
  batch: {
    readonly loss: number;
    readonly epoch: number;
    readonly outputs: readonly (readonly Float64Array[])[];
  },
): void {
  const { settings, network } = state;
  const rate = rateAt(state, state.step);
  const gradients = network.map((layer) => norm(layer.weightGradient));
  const weights = network.map((layer) => norm(layer.weights));
  const updates = applyStep(
    network,
    { kind: settings.optimizer, momentum: settings.momentum, weightDecay: settings.weightDecay },
    { rate, step: state.step + 1 },
  );
  state.metrics.push({
    step: state.step,
    epoch: batch.epoch,
    lr: rate,
    grad_norm: Math.sqrt(
      network.reduce(
        (sum, layer) => sum + norm(layer.weightGradient) ** 2 + norm(layer.biasGradient) ** 2,
        0,
      ),
    ),
    "train/loss": batch.loss,
  });
  if (state.step % settings.layersEvery === 0) {
    for (const [i, gradient] of gradients.entries()) {
      const weight = weights[i] ?? 0;
      state.layers.push({
        step: state.step,
        layer: `fc${i + 1}`,
        values: {
          grad_norm: gradient,
          weight_norm: weight,
          update_ratio: (updates[i] ?? 0) / (weight + 1e-12),
        },
      });
    }
    for (let depth = 1; depth < network.length; depth++)
      state.layers.push(activationRow(state, batch.outputs, depth));
  }
  state.step++;
}

function activationRow(state: State, outputs: readonly (readonly Float64Array[])[], depth: number): LayerRow {
  const { activation } = state.settings;
  const rows = outputs.map((all) => all[depth] ?? new Float64Array());
  const width = rows[0]?.length ?? 0;
  const share = (test: (value: number) => boolean): number =>
    rows.reduce((sum, row) => sum + row.filter(test).length, 0) / (rows.length * width);
  const layer = `act${depth}`;
  if (activation !== "relu") {
    const low = activation === "tanh" ? -0.99 : 0.01;
    return { step: state.step, layer, values: { saturated: share((value) => value > 0.99 || value < low) } };
  }
  let dead = 0;
  for (let unit = 0; unit < width; unit++) if (rows.every((row) => row[unit] === 0)) dead++;
  return {
    step: state.step,
    layer,
    values: { zero_fraction: share((value) => value === 0), dead_units: dead / width },
  };
}

function rateAt({ settings, stepsPerEpoch }: State, at: number): number {
  const { learningRate, warmupSteps } = settings;
  if (at < warmupSteps) return (learningRate * (at + 1)) / warmupSteps;
  if (settings.schedule === "constant") return learningRate;
  const done = (at - warmupSteps) / Math.max(1, stepsPerEpoch * settings.epochs - warmupSteps);
  return (learningRate * (1 + Math.cos(Math.PI * done))) / 2;
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function headLine({ settings, data, network, stepsPerEpoch }: State): string {
  const parameters = network.reduce((sum, layer) => sum + layer.weights.length + layer.outputs, 0);
  return `training mlp on clusters: ${parameters} parameters, ${data.train.ids.length} examples, ${settings.epochs} epochs x ${stepsPerEpoch} steps`;
}
