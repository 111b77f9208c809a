import { type DataSet, type Examples, makeData } from "../data.ts";
import { evaluate } from "../evaluate.ts";
import { clearGradients, gradientNorm, scaleGradients } from "../layer.ts";
import type { Made } from "../made.ts";
import { type Model, makePerceptron } from "../model.ts";
import { applyStep } from "../optimizer.ts";
import { seededRandom, shuffle } from "../random.ts";
import type { MetricRow } from "../record.ts";
import type { Settings } from "../settings.ts";
import { metricsText } from "../text-table.ts";

/** Tasks that one network learns in turn: each is the same kind of data, drawn with a seed of its own. */
export interface TaskSettings extends Settings {
  readonly tasks: number;
  /** Share of each batch that is drawn from the tasks before. */
  readonly replay: number;
}

/** A network trained on task after task for real, as files. */
export function taskRun(settings: TaskSettings): Made {
  return { settings, make: () => taskFiles(settings) };
}

function taskFiles(settings: TaskSettings): ReadonlyMap<string, string> {
  const session = begin(settings);
  const matrix = session.tasks.map((_, task) => {
    for (let epoch = 0; epoch < settings.epochs; epoch++) trainEpoch(session, task, epoch);
    return accuracies(session);
  });
  const names = session.tasks.map((_, j) => `task_${j}`);
  return new Map([
    ["metrics.csv", metricsText(session.metrics, 5)],
    ["task_accuracy.json", `${JSON.stringify({ tasks: names, accuracy: matrix }, null, 1)}\n`],
    ["config.yaml", configText(settings)],
  ]);
}

interface Session {
  readonly settings: TaskSettings;
  readonly model: Model;
  readonly tasks: readonly DataSet[];
  readonly random: () => number;
  readonly metrics: MetricRow[];
  step: number;
}

function begin(settings: TaskSettings): Session {
  const random = seededRandom(settings.seed);
  const { data } = settings;
  const tasks = Array.from({ length: settings.tasks }, (_, task) =>
    makeData({ ...data, seed: data.seed + 100 * task }),
  );
  const model = makePerceptron([data.columns, ...settings.hidden, data.classes], settings, random);
  return { settings, model, tasks, random, metrics: [], step: 0 };
}

function trainEpoch(session: Session, task: number, epoch: number): void {
  const { settings, tasks, random, metrics } = session;
  const rows = tasks[task]?.train;
  if (!rows) return;
  const order = Int32Array.from(rows.ids, (_, i) => i);
  shuffle(order, random);
  let sum = 0;
  let steps = 0;
  for (let start = 0; start < order.length; start += settings.batchSize, steps++)
    sum += trainBatch(session, {
      task,
      epoch,
      rows,
      batch: order.subarray(start, start + settings.batchSize),
    });
  const scores = accuracies(session).map((accuracy, j) => [`task_${j}_acc`, accuracy] as const);
  metrics.push({
    step: session.step - 1,
    epoch: task * settings.epochs + epoch,
    task,
    "train/loss_epoch": sum / steps,
    ...Object.fromEntries(scores),
  });
}

function trainBatch(
  session: Session,
  of: { readonly task: number; readonly epoch: number; readonly rows: Examples; readonly batch: Int32Array },
): number {
  const { settings, model, tasks, random, metrics } = session;
  clearGradients(model.layers);
  let loss = 0;
  for (const i of of.batch) {
    const old =
      of.task > 0 && random() < settings.replay ? tasks[Math.floor(random() * of.task)]?.train : undefined;
    const from = old ?? of.rows;
    const row = old ? Math.floor(random() * old.ids.length) : i;
    loss += model.run(from.inputs[row] ?? new Float64Array()).back(from.labels[row] ?? 0, 1);
  }
  scaleGradients(model.layers, 1 / of.batch.length);
  const row = {
    step: session.step,
    epoch: of.task * settings.epochs + of.epoch,
    task: of.task,
    lr: settings.learningRate,
    grad_norm: gradientNorm(model.layers),
    "train/loss": loss / of.batch.length,
  };
  if (session.step % (settings.logEvery ?? 1) === 0) metrics.push(row);
  session.step++;
  applyStep(model.layers, settings, { rate: settings.learningRate, step: session.step });
  return loss / of.batch.length;
}

/** Accuracy on the validation rows of every task. */
function accuracies({ tasks, model, settings }: Session): number[] {
  return tasks.map(({ val }) => Number(evaluate(model, val, settings.head).accuracy.toFixed(4)));
}

function configText(settings: TaskSettings): string {
  return `# what scripts/train/scenarios.ts trained
dataset: clusters in ${settings.tasks} tasks
optimizer: ${settings.optimizer}
lr: ${settings.learningRate}
batch_size: ${settings.batchSize}
epochs_per_task: ${settings.epochs}
replay: ${settings.replay}
shuffle: true
loss: cross_entropy
seed: ${settings.seed}
`;
}
