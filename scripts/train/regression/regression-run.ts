import { clearGradients, gradientNorm, type Layer, makeNetwork, scaleGradients } from "../layer.ts";
import type { Made } from "../made.ts";
import { backpropagate, forward } from "../network.ts";
import { applyStep } from "../optimizer.ts";
import { normal, seededRandom, shuffle } from "../random.ts";
import type { MetricRow } from "../record.ts";
import { rateAt } from "../schedule.ts";
import type { Settings } from "../settings.ts";
import { metricsText } from "../text-table.ts";

/** A regression: how its target is made from the inputs. */
export interface RegressionSettings extends Settings {
  /** The target is multiplied by this, and moved by ten times as much. */
  readonly targetScale: number;
  /** Standard deviation of what no input tells, in units of the unscaled target. */
  readonly noise: number;
}

/** A network trained for real on the squared error, as files. */
export function regressionRun(settings: RegressionSettings): Made {
  return { settings, make: () => regressionFiles(settings) };
}

interface Rows {
  readonly inputs: readonly Float64Array[];
  readonly targets: Float64Array;
}

interface Session {
  readonly settings: RegressionSettings;
  readonly layers: readonly Layer[];
  readonly rows: Rows;
  readonly metrics: MetricRow[];
  step: number;
}

function regressionFiles(settings: RegressionSettings): ReadonlyMap<string, string> {
  const random = seededRandom(settings.data.seed);
  const rows = drawRows(settings, settings.data.train, random);
  const held = drawRows(settings, settings.data.val, random);
  const start = seededRandom(settings.seed);
  const layers = makeNetwork([settings.data.columns, ...settings.hidden, 1], settings, start);
  const session: Session = { settings, layers, rows, metrics: [], step: 0 };
  const order = Int32Array.from(rows.inputs, (_, i) => i);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, start);
    const loss = trainEpoch(session, order, epoch);
    const [train, val] = [judge(session, rows), judge(session, held)];
    session.metrics.push({
      step: session.step - 1,
      epoch,
      "train/loss_epoch": loss,
      "train/r2": train.r2,
      "val/loss": val.loss,
      "val/r2": val.r2,
    });
  }
  return new Map([
    ["metrics.csv", metricsText(session.metrics, 6)],
    ["config.yaml", configText(settings)],
  ]);
}

/** The first of Friedman's functions of five uniform inputs, standardised; further inputs tell nothing. */
function drawRows(settings: RegressionSettings, count: number, random: () => number): Rows {
  const { data, noise, targetScale } = settings;
  const inputs = Array.from({ length: count }, () =>
    Float64Array.from({ length: data.columns }, () => (random() - 0.5) * Math.sqrt(12)),
  );
  const targets = Float64Array.from(inputs, (input) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = input.map((value) => value / Math.sqrt(12) + 0.5);
    const y = 10 * Math.sin(Math.PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e;
    return targetScale * (10 + (y - 14.4) / 4.9 + noise * normal(random));
  });
  return { inputs, targets: targetScale === 1 ? targets.map((value) => value - 10) : targets };
}

function trainEpoch(session: Session, order: Int32Array, epoch: number): number {
  const { batchSize } = session.settings;
  let sum = 0;
  for (let start = 0; start < order.length; start += batchSize) {
    const batch = order.subarray(start, start + batchSize);
    sum += trainBatch(session, batch, epoch) * batch.length;
  }
  return sum / order.length;
}

function trainBatch(session: Session, batch: Int32Array, epoch: number): number {
  const { settings, layers, rows, metrics } = session;
  clearGradients(layers);
  let loss = 0;
  for (const i of batch) {
    const outputs = forward(layers, rows.inputs[i] ?? new Float64Array(), settings);
    const error = (outputs.at(-1)?.[0] ?? 0) - (rows.targets[i] ?? 0);
    loss += error * error;
    backpropagate(layers, outputs, { ...settings, gradient: Float64Array.of(2 * error) });
  }
  scaleGradients(layers, 1 / batch.length);
  const steps = Math.ceil(rows.inputs.length / settings.batchSize) * settings.epochs;
  const rate = rateAt(settings, session.step, steps);
  if (session.step % (settings.logEvery ?? 1) === 0)
    metrics.push({
      step: session.step,
      epoch,
      lr: rate,
      grad_norm: gradientNorm(layers),
      "train/loss": loss / batch.length,
    });
  session.step++;
  applyStep(layers, settings, { rate, step: session.step });
  return loss / batch.length;
}

/** Mean squared error, and the share of the variance that is explained. */
function judge({ layers, settings }: Session, { inputs, targets }: Rows): { loss: number; r2: number } {
  const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length;
  const whole = targets.reduce((sum, y) => sum + (y - mean) ** 2, 0) / targets.length;
  const loss =
    inputs.reduce((sum, input, i) => {
      const answer = forward(layers, input, settings).at(-1)?.[0] ?? 0;
      return sum + (answer - (targets[i] ?? 0)) ** 2;
    }, 0) / inputs.length;
  return { loss, r2: 1 - loss / whole };
}

function configText(settings: RegressionSettings): string {
  return `# what scripts/train/scenarios.ts trained
dataset: friedman
model: mlp
model_args:
  widths: [${settings.hidden.join(", ")}]
  act: ${settings.activation}
optimizer: ${settings.optimizer}
lr: ${settings.learningRate}
lr_scheduler: ${settings.schedule}
warmup_steps: ${settings.warmupSteps}
weight_decay: ${settings.weightDecay}
batch_size: ${settings.batchSize}
epochs: ${settings.epochs}
shuffle: true
loss: mse
seed: ${settings.seed}
`;
}
