import { makeAttention } from "./attention.ts";
import { kindOf } from "./config-text.ts";
import { type DataSet, type Examples, makeData } from "./data.ts";
import { withFault } from "./data-fault.ts";
import { evaluate } from "./evaluate.ts";
import { gradientNorm, scaleGradients } from "./layer.ts";
import { LossScaler } from "./loss-scaler.ts";
import { maskedRow, unitRow } from "./masked-row.ts";
import { type Model, makePerceptron, type Passed } from "./model.ts";
import { applyStep } from "./optimizer.ts";
import { roundTo } from "./precision.ts";
import { seededRandom, shuffle } from "./random.ts";
import { type LayerRow, layerRows, type MetricRow, norms } from "./record.ts";
import { makeRecurrent } from "./recurrent.ts";
import { rateAt } from "./schedule.ts";
import type { Settings } from "./settings.ts";
import { flipBit, inputAtStep, rowsAt } from "./step-faults.ts";

export interface TrainedRun {
  readonly data: DataSet;
  readonly model: Model;
  readonly metrics: readonly MetricRow[];
  readonly layers: readonly LayerRow[];
  readonly log: readonly string[];
  readonly stepsPerEpoch: number;
}

/** A training while it goes on. */
export interface State {
  readonly settings: Settings;
  readonly data: DataSet;
  readonly model: Model;
  readonly stepsPerEpoch: number;
  readonly metrics: MetricRow[];
  readonly layers: LayerRow[];
  readonly log: string[];
  readonly scaler: LossScaler;
  readonly random: () => number;
  step: number;
  /** What the optimizer and the schedule count from: a resume may have lost it. */
  optimizerFrom: number;
  scheduleFrom: number;
  resumed: boolean;
  /** NumPy warns of a division by 0 once. */
  warned: boolean;
}

/** Trains a network for real and keeps what a careful training script would log. */
export function train(settings: Settings): TrainedRun {
  const data = withFault(makeData(settings.data), settings.fault, settings.seed);
  const random = seededRandom(settings.seed);
  let draw = random;
  const state = begin(settings, data, random);
  const { model, metrics, layers, log, stepsPerEpoch } = state;
  const order = Int32Array.from(data.train.ids, (_, i) => i);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    if (epoch === settings.reseed?.epoch) draw = seededRandom(settings.reseed.seed);
    if (settings.shuffle !== false) shuffle(order, draw);
    if (epoch === settings.batchGrowth?.epoch)
      log.push(`epoch ${epoch + 1}: batch size ${settings.batchSize} -> ${settings.batchGrowth.batchSize}`);
    const trained = trainEpoch(state, order, epoch);
    const val = evaluate(model, evaluated(state), settings.head);
    metrics.push({
      step: state.step - 1,
      epoch,
      "train/loss_epoch": trained.loss,
      "train/accuracy": trained.accuracy,
      "val/loss": val.loss,
      "val/accuracy": val.accuracy,
    });
    log.push(
      `epoch ${epoch + 1}/${settings.epochs}  train_loss ${trained.loss.toFixed(4)}  train_acc ${trained.accuracy.toFixed(4)}  val_loss ${val.loss.toFixed(4)}  val_acc ${val.accuracy.toFixed(4)}  lr ${rateIn(state, epoch).toExponential(2)}`,
    );
  }
  return { data, model, metrics, layers, log, stepsPerEpoch };
}

/** The rows behind the validation figures, as they reach the network. */
function evaluated({ settings, data }: State): Examples {
  const rows = data[settings.evaluateOn ?? "val"];
  return settings.maskedInputs === undefined ? rows : { ...rows, inputs: rows.inputs.map(unitRow) };
}

function begin(settings: Settings, data: DataSet, random: () => number): State {
  const model = modelOf(settings, data, random);
  const stepsPerEpoch = Math.ceil(data.train.ids.length / settings.batchSize);
  const parameters = model.layers.reduce((sum, layer) => sum + layer.weights.length + layer.outputs, 0);
  const head = `training ${kindOf(settings)} on clusters: ${parameters} parameters, ${data.train.ids.length} examples, ${settings.epochs} epochs x ${stepsPerEpoch} steps`;
  return {
    settings,
    data,
    model,
    stepsPerEpoch,
    metrics: [],
    layers: [],
    log: [head],
    scaler: new LossScaler(settings),
    random,
    step: 0,
    optimizerFrom: 0,
    scheduleFrom: 0,
    resumed: false,
    warned: false,
  };
}

function modelOf(settings: Settings, { columns, classes }: DataSet, random: () => number): Model {
  const { attention, recurrent, hidden } = settings;
  if (attention) return makeAttention(columns, { ...settings, attention, classes }, random);
  if (recurrent) return makeRecurrent(columns, { ...settings, recurrent, classes }, random);
  return makePerceptron([columns, ...hidden, classes], settings, random);
}

function trainEpoch(state: State, order: Int32Array, epoch: number): { loss: number; accuracy: number } {
  const { settings } = state;
  let loss = 0;
  let right = 0;
  let seen = 0;
  for (let start = 0; start < order.length; start += rowsAt(settings, { step: state.step - 1, epoch })) {
    if (settings.resume && !state.resumed && state.step === settings.resume.afterSteps) {
      resume(state);
      if (settings.resume.lost.includes("data-order")) start = 0;
    }
    const batch = order.subarray(start, start + rowsAt(settings, { step: state.step, epoch }));
    const result = trainBatch(state, batch, epoch);
    loss += result.loss * batch.length;
    right += result.right;
    seen += batch.length;
  }
  return { loss: loss / seen, accuracy: right / seen };
}

/** Stops, and goes on from a checkpoint that holds the weights and what was not lost. */
function resume(state: State): void {
  const lost = state.settings.resume?.lost ?? [];
  state.resumed = true;
  state.log.push(`Resuming from checkpoint at step ${state.step}`);
  if (lost.includes("schedule")) state.scheduleFrom = state.step;
  if (!lost.includes("optimizer")) return;
  state.optimizerFrom = state.step;
  for (const layer of state.model.layers) {
    layer.first.fill(0);
    layer.second.fill(0);
  }
}

function trainBatch(state: State, batch: Int32Array, epoch: number): { loss: number; right: number } {
  const { settings, data, model, scaler } = state;
  flipBit(settings, state.step, model.layers);
  if (settings.clearGradients !== false) {
    for (const layer of model.layers) {
      layer.weightGradient.fill(0);
      layer.biasGradient.fill(0);
    }
  }
  // The mean over the batch, except where earlier steps' gradients stay: those are divided already.
  const share = settings.clearGradients === false ? scaler.scale / batch.length : scaler.scale;
  const factor = share * (settings.lossWeight ?? 1);
  let loss = 0;
  let right = 0;
  const passes = Array.from(batch, (i) => {
    const label = data.train.labels[i] ?? 0;
    const passed = model.run(inputAt(state, i));
    loss += passed.back(label, factor);
    if (passed.outputs.indexOf(Math.max(...passed.outputs)) === label) right++;
    return passed;
  });
  if (settings.clearGradients !== false) divideGradients(state, batch.length);
  if (scaler.scale !== 1) scaleGradients(model.layers, 1 / scaler.scale);
  step(state, { loss: loss / batch.length, epoch, passes });
  return { loss: loss / batch.length, right };
}

/** A training row as it reaches the network. */
function inputAt(state: State, i: number): Float64Array {
  const { settings, data, step, random } = state;
  const row = data.train.inputs[i] ?? new Float64Array();
  const { maskedInputs } = settings;
  const input = maskedInputs === undefined ? row : unitRow(maskedRow(row, maskedInputs, random));
  if (!state.warned && input.some(Number.isNaN)) {
    state.warned = true;
    state.log.push(`step ${step}: RuntimeWarning: invalid value encountered in divide`);
  }
  return inputAtStep(settings, step, input);
}

function divideGradients(state: State, count: number): void {
  for (const layer of state.model.layers) {
    for (const values of [layer.weightGradient, layer.biasGradient])
      for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / count;
  }
}

function step(
  state: State,
  batch: { readonly loss: number; readonly epoch: number; readonly passes: readonly Passed[] },
): void {
  const { settings, model, scaler } = state;
  const rate = currentRate(state, state.step) * growthFactor(settings, batch.epoch);
  const gradientAll = gradientNorm(model.layers);
  const gradients = norms(state, "weightGradient");
  const weights = norms(state, "weights");
  const scale = scaler.scale;
  let updates: readonly number[] = model.layers.map(() => 0);
  if (scaler.accepts(gradientAll, (line) => state.log.push(`step ${state.step}: ${line}`))) {
    if (settings.clip !== undefined && gradientAll > settings.clip)
      scaleGradients(model.layers, settings.clip / gradientAll);
    updates = applyStep(model.layers, settings, { rate, step: state.step - state.optimizerFrom + 1 });
  }
  if (state.step % (settings.logEvery ?? 1) === 0) {
    state.metrics.push({
      step: state.step,
      epoch: batch.epoch,
      lr: rate,
      grad_norm: gradientAll,
      "train/loss": loggedLoss(state, batch.loss),
      ...(settings.lossScale === undefined ? {} : { loss_scale: scale }),
      ...watched(batch.passes),
    });
  }
  if (state.step % settings.layersEvery === 0)
    state.layers.push(...layerRows(state, { gradients, updates }, { weights, passes: batch.passes }));
  state.step++;
}

/** The loss as the log shows it. */
function loggedLoss({ settings, metrics }: State, loss: number): number {
  if (settings.hidesNan && !Number.isFinite(loss)) return meanBefore(metrics);
  return settings.precision === "bf16" ? roundTo(loss, "bf16") : loss;
}

function meanBefore(metrics: readonly MetricRow[]): number {
  const losses = metrics.map((row) => row["train/loss"]).filter((loss) => loss !== undefined);
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}

/** The step's largest value of what the model watches. */
function watched(passes: readonly Passed[]): MetricRow {
  const largest: Record<string, number> = {};
  for (const passed of passes) {
    for (const [name, value] of Object.entries(passed.watched ?? {}))
      largest[name] = Math.max(largest[name] ?? Number.NEGATIVE_INFINITY, value);
  }
  return largest;
}

/** The rate of the last step that was taken. */
function rateIn(state: State, epoch: number): number {
  return currentRate(state, state.step - 1) * growthFactor(state.settings, epoch);
}

/** What a rate that follows a grown batch is multiplied by. */
function growthFactor({ batchGrowth }: Settings, epoch: number): number {
  return batchGrowth && epoch >= batchGrowth.epoch ? (batchGrowth.rateFactor ?? 1) : 1;
}

function currentRate({ settings, stepsPerEpoch, scheduleFrom }: State, at: number): number {
  return rateAt(settings, at - scheduleFrom, stepsPerEpoch * settings.epochs);
}
