import { event, eventFile, simple } from "../readers/tensorboard/encode-events.ts";
import * as tables from "./metric-table.ts";
import type { Files } from "./scenario-files.ts";

/** Files of a run, some of them binary. */
export type AnyFiles = Readonly<Record<string, string | Uint8Array>>;

/** How the table of a run stands in the files of another tool. */
export interface LoggedFormat {
  readonly name: string;
  readonly write: (table: tables.MetricTable) => AnyFiles;
}

/** The formats that hold every row of a table. */
export const STEP_FORMATS: readonly LoggedFormat[] = [
  { name: "tsv", write: (table) => ({ "metrics.tsv": tables.toTsv(table) }) },
  { name: "json-lines", write: (table) => ({ "metrics.jsonl": tables.toJsonLines(table) }) },
  { name: "hf-trainer", write: (table) => ({ "trainer_state.json": tables.toTrainerState(table) }) },
  { name: "tensorboard", write: toTensorboard },
  { name: "lightning-csv", write: toLightning },
  { name: "mlflow-files", write: toMlflow },
  { name: "wandb-history", write: toWandbHistory },
];

/** The formats of Keras, which hold a row an epoch. */
export const EPOCH_FORMATS: readonly LoggedFormat[] = [
  { name: "keras-csv", write: (table) => ({ "training.csv": tables.toCsv(keras(table)) }) },
  { name: "keras-history", write: toKerasHistory },
];

/** The files with their table in another format. */
export function inFormat(files: Files, table: tables.MetricTable, { write }: LoggedFormat): AnyFiles {
  const { "metrics.csv": _, ...others } = files;
  return { ...others, ...write(table) };
}

/** The rows of whole epochs, and their columns. */
export function epochRows({ header, rows }: tables.MetricTable): tables.MetricTable {
  const wanted = ["epoch", "train/loss_epoch", "train/accuracy", "val/loss", "val/accuracy"].filter((name) =>
    header.includes(name),
  );
  const places = wanted.map((name) => header.indexOf(name));
  const validated = header.indexOf("val/loss");
  return {
    header: wanted,
    rows: rows.filter((row) => (row[validated] ?? "") !== "").map((row) => places.map((i) => row[i] ?? "")),
  };
}

const START = 1_700_000_000;

/** An event a row, as torch's SummaryWriter keeps them: single precision, the epoch as a curve of its own. */
function toTensorboard(table: tables.MetricTable): AnyFiles {
  const events = tables.records(table).map((entries, i) => {
    const step = Number(entries.find(([name]) => name === "step")?.[1]);
    const values = entries.filter(([name]) => name !== "step");
    return event(START + i, step, ...values.map(([name, cell]) => simple(name, numberOf(cell))));
  });
  return { [`events.out.tfevents.${START}.host.1.0`]: eventFile(START, ...events) };
}

function toLightning(table: tables.MetricTable): AnyFiles {
  const named = tables.renameColumns(table, {
    "train/loss": "train_loss_step",
    "train/loss_epoch": "train_loss_epoch",
    "train/accuracy": "train_acc",
    "val/loss": "val_loss",
    "val/accuracy": "val_acc",
    lr: "lr-Adam",
  });
  return { "lightning_logs/version_0/metrics.csv": tables.toCsv(named) };
}

/** One file a metric: time in milliseconds, value, step. The status is left out: that of a run that died would be a new fact. */
function toMlflow({ header, rows }: tables.MetricTable): AnyFiles {
  const step = header.indexOf("step");
  const files: Record<string, string> = {
    "meta.yaml": `experiment_id: '7'\nlifecycle_stage: active\nrun_id: a1\nrun_uuid: a1\nstart_time: ${START}000\n`,
  };
  for (const [i, name] of header.entries()) {
    const lines = rows.map((row, at) => (row[i] ? `${START * 1000 + at} ${row[i]} ${row[step]}\n` : ""));
    if (i !== step) files[`metrics/${name}`] = lines.join("");
  }
  return files;
}

/** The rows of `scan_history()`: the step under W&B's own name, null where a row has no value. */
function toWandbHistory(table: tables.MetricTable): AnyFiles {
  const named = tables.renameColumns(table, { step: "_step" });
  const lines = named.rows.map((row, at) => {
    const cells = named.header.map((name, i) => `"${name}": ${row[i] ? tables.jsonCell(row[i]) : "null"}`);
    return `{${cells.join(", ")}, "_timestamp": ${START + at}, "_runtime": ${at}}\n`;
  });
  return { "history.jsonl": lines.join("") };
}

function keras(table: tables.MetricTable): tables.MetricTable {
  return tables.renameColumns(table, {
    "train/loss_epoch": "loss",
    "train/accuracy": "accuracy",
    "val/loss": "val_loss",
    "val/accuracy": "val_accuracy",
  });
}

/** `History.history`: a list a metric. */
function toKerasHistory(table: tables.MetricTable): AnyFiles {
  const { header, rows } = keras(table);
  const lists = header.flatMap((name, i) =>
    name === "epoch" ? [] : [`"${name}": [${rows.map((row) => tables.jsonCell(row[i] ?? "")).join(", ")}]`],
  );
  return { "history.json": `{${lists.join(", ")}}` };
}

function numberOf(cell: string): number {
  const infinite = /^([-+]?)inf/i.exec(cell);
  if (infinite) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(cell);
}
