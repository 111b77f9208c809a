import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Examples } from "./data.ts";
import { evaluate, type Settings, type TrainedRun } from "./train.ts";

const METRIC_COLUMNS = [
  "step",
  "epoch",
  "lr",
  "grad_norm",
  "train/loss",
  "train/loss_epoch",
  "train/accuracy",
  "val/loss",
  "val/accuracy",
];
const LAYER_COLUMNS = [
  "grad_norm",
  "weight_norm",
  "update_ratio",
  "zero_fraction",
  "dead_units",
  "saturated",
];

/** Writes a trained run as a folder in the open run format, over what was there. */
export function writeRun(folder: string, settings: Settings, run: TrainedRun): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "splits"), { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write(
    "metrics.csv",
    table(
      METRIC_COLUMNS,
      run.metrics.map((row) => METRIC_COLUMNS.map((name) => cell(row[name]))),
    ),
  );
  write(
    "layers.csv",
    table(
      ["step", "layer", ...LAYER_COLUMNS],
      run.layers.map(({ step, layer, values }) => [
        String(step),
        layer,
        ...LAYER_COLUMNS.map((name) => cell(values[name])),
      ]),
    ),
  );
  write("config.yaml", configText(settings));
  write("model.json", `${JSON.stringify({ layers: modelLayers(settings, run) }, null, 1)}\n`);
  write("train.log", `${run.log.join("\n")}\n`);
  const counts: Record<string, Record<string, number>> = {};
  for (const split of ["train", "val", "test"] as const) {
    const examples = run.data[split];
    write(`splits/${split}.txt`, `${examples.ids.join("\n")}\n`);
    write(`predictions_${split}.csv`, predictions(examples, settings, run));
    write(`features_${split}.csv`, features(examples));
    counts[split] = countClasses(examples, run.data.classes);
  }
  write("class_counts.json", `${JSON.stringify(counts, null, 1)}\n`);
}

/** Most rows of raw inputs that are written: enough to compare splits. */
const MOST_FEATURES = 300;

function features({ ids, inputs }: Examples): string {
  const columns = inputs[0]?.length ?? 0;
  const head = ["id", ...Array.from({ length: columns }, (_, i) => `f${i}`)];
  const rows = inputs.slice(0, MOST_FEATURES).map((row, i) => [ids[i] ?? "", ...Array.from(row, short)]);
  return table(head, rows);
}

function predictions(examples: Examples, settings: Settings, run: TrainedRun): string {
  const { probabilities } = evaluate(run.network, examples, settings.activation);
  const head = ["id", "y_true", "y_pred", ...Array.from({ length: run.data.classes }, (_, k) => `prob_${k}`)];
  const rows = probabilities.map((p, i) => [
    examples.ids[i] ?? "",
    String(examples.labels[i]),
    String(Math.max(0, p.indexOf(Math.max(...p)))),
    ...Array.from(p, short),
  ]);
  return table(head, rows);
}

function countClasses({ labels }: Examples, classes: number): Record<string, number> {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return Object.fromEntries(counts.map((count, k) => [String(k), count]));
}

function modelLayers(settings: Settings, run: TrainedRun): unknown[] {
  const type = { relu: "ReLU", sigmoid: "Sigmoid", tanh: "Tanh" }[settings.activation];
  return run.network.flatMap((layer, i) => {
    const params = layer.weights.length + layer.outputs;
    const dense = {
      name: `fc${i + 1}`,
      type: "Linear",
      params,
      trainable: params,
      shape: [[layer.outputs, layer.inputs], [layer.outputs]],
    };
    const last = i === run.network.length - 1;
    return last ? [dense] : [dense, { name: `act${i + 1}`, type, params: 0, trainable: 0, shape: [] }];
  });
}

function configText(settings: Settings): string {
  return `# what scripts/train/scenarios.ts trained
dataset: clusters
model: mlp
model_args:
  widths: [${settings.hidden.join(", ")}]
  act: ${settings.activation}
optimizer: ${settings.optimizer}
lr: ${settings.learningRate}
${settings.optimizer === "sgd" ? `momentum: ${settings.momentum}\n` : ""}lr_scheduler: ${settings.schedule}
warmup_steps: ${settings.warmupSteps}
weight_decay: ${settings.weightDecay}
batch_size: ${settings.batchSize}
epochs: ${settings.epochs}
shuffle: true
loss: cross_entropy
seed: ${settings.seed}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[head, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}

/** Seven digits, the spelling Python gives to what is not finite; empty where not logged. */
function cell(value: number | undefined): string {
  if (value === undefined) return "";
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return String(Number(value.toPrecision(7)));
}

function short(value: number): string {
  return Number.isNaN(value) ? "nan" : String(Number(value.toFixed(5)));
}
