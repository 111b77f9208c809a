import { configText } from "./config-text.ts";
import type { Examples } from "./data.ts";
import { evaluate } from "./evaluate.ts";
import type { ScenarioFile, Settings } from "./settings.ts";
import { numberCell, textTable } from "./text-table.ts";
import type { TrainedRun } from "./train.ts";

/** In this order where they were logged; others after them. */
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
const SPLITS = ["train", "val", "test"] as const;
/** Most rows of raw inputs that are written: enough to compare splits. */
const MOST_FEATURES = 300;

/** What of a run is kept, and with how many digits. */
export interface Kept {
  readonly files: readonly ScenarioFile[];
  readonly digits: number;
  /** Digits behind the point of inputs and probabilities. */
  readonly fraction: number;
  /** Keep every column of the layers, also one that was never logged. */
  readonly allColumns?: boolean;
}

/** A trained run as files in the open run format: text by name. */
export function runFiles(settings: Settings, run: TrainedRun, kept: Kept): ReadonlyMap<string, string> {
  const files = new Map<string, string>([["metrics.csv", metricsTable(run, kept)]]);
  const makers: Readonly<Record<ScenarioFile, () => void>> = {
    layers: () => files.set("layers.csv", layersTable(run, kept)),
    config: () => files.set("config.yaml", configText(settings)),
    model: () =>
      files.set("model.json", `${JSON.stringify({ layers: modelLayers(settings, run) }, null, 1)}\n`),
    log: () => files.set("train.log", `${run.log.join("\n")}\n`),
    splits: () =>
      eachSplit(run, (split, examples) => files.set(`splits/${split}.txt`, `${examples.ids.join("\n")}\n`)),
    predictions: () =>
      eachSplit(run, (split, examples) =>
        files.set(`predictions_${split}.csv`, predictions(examples, run, { ...kept, head: settings.head })),
      ),
    "val-predictions": () =>
      files.set("predictions_val.csv", predictions(run.data.val, run, { ...kept, head: settings.head })),
    features: () =>
      eachSplit(run, (split, examples) => files.set(`features_${split}.csv`, features(examples, kept))),
    "class-counts": () => files.set("class_counts.json", classCounts(run)),
  };
  for (const name of kept.files) makers[name]();
  return files;
}

function eachSplit(run: TrainedRun, make: (split: string, examples: Examples) => void): void {
  for (const split of SPLITS) if (run.data[split].ids.length > 0) make(split, run.data[split]);
}

function metricsTable({ metrics }: TrainedRun, { digits }: Kept): string {
  const logged = new Set(metrics.flatMap((row) => Object.keys(row)));
  const columns = [...METRIC_COLUMNS, ...logged].filter(
    (name, i, all) => logged.has(name) && all.indexOf(name) === i,
  );
  const rows = metrics.map((row) => columns.map((name) => numberCell(row[name], digits)));
  return textTable(columns, rows);
}

function layersTable({ layers }: TrainedRun, { digits, allColumns }: Kept): string {
  const columns = LAYER_COLUMNS.filter(
    (name) => allColumns || layers.some(({ values }) => values[name] !== undefined),
  );
  const rows = layers.map(({ step, layer, values }) => [
    String(step),
    layer,
    ...columns.map((name) => numberCell(values[name], digits)),
  ]);
  return textTable(["step", "layer", ...columns], rows);
}

function features({ ids, inputs }: Examples, kept: Kept): string {
  const columns = inputs[0]?.length ?? 0;
  const head = ["id", ...Array.from({ length: columns }, (_, i) => `f${i}`)];
  const rows = inputs
    .slice(0, MOST_FEATURES)
    .map((row, i) => [ids[i] ?? "", ...Array.from(row, (value) => short(value, kept))]);
  return textTable(head, rows);
}

function predictions(
  examples: Examples,
  run: TrainedRun,
  kept: Kept & { readonly head: Settings["head"] | undefined },
): string {
  const { probabilities } = evaluate(run.model, examples, kept.head);
  const head = ["id", "y_true", "y_pred", ...Array.from({ length: run.data.classes }, (_, k) => `prob_${k}`)];
  const rows = probabilities.map((p, i) => [
    examples.ids[i] ?? "",
    String(examples.labels[i]),
    String(Math.max(0, p.indexOf(Math.max(...p)))),
    ...Array.from(p, (value) => short(value, kept)),
  ]);
  return textTable(head, rows);
}

function classCounts(run: TrainedRun): string {
  const counts: Record<string, Record<string, number>> = {};
  eachSplit(run, (split, examples) => {
    counts[split] = countClasses(examples, run.data.classes);
  });
  return `${JSON.stringify(counts, null, 1)}\n`;
}

function countClasses({ labels }: Examples, classes: number): Record<string, number> {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return Object.fromEntries(counts.map((count, k) => [String(k), count]));
}

function modelLayers(settings: Settings, run: TrainedRun): unknown[] {
  const { activation, frozen } = settings;
  const type = { relu: "ReLU", sigmoid: "Sigmoid", tanh: "Tanh", none: "Identity" }[activation];
  return run.model.layers.flatMap((layer, i) => {
    const params = layer.weights.length + layer.outputs;
    const dense = {
      name: `fc${i + 1}`,
      type: "Linear",
      params,
      trainable: frozen?.includes(i) ? 0 : params,
      shape: [[layer.outputs, layer.inputs], [layer.outputs]],
    };
    const last = i === run.model.layers.length - 1;
    return last ? [dense] : [dense, { name: `act${i + 1}`, type, params: 0, trainable: 0, shape: [] }];
  });
}

function short(value: number, { fraction }: Kept): string {
  return Number.isNaN(value) ? "nan" : String(Number(value.toFixed(fraction)));
}
