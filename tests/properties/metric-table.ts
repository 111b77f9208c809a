import type { Files } from "./scenario-files.ts";

/** A table of metrics as its cells are written; an empty cell was not logged. */
export interface MetricTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table of a bundled run, whose cells hold no quotes. */
export function tableOf(files: Files): MetricTable {
  const [header = [], ...rows] = (files["metrics.csv"] ?? "")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return { header, rows };
}

/** How a table is written, and to which file. */
export interface Format {
  readonly name: string;
  readonly write: (table: MetricTable) => string;
}

/** The files with another table in place of their own. */
export function withTable(
  files: Files,
  table: MetricTable,
  { name, write }: Format = { name: "metrics.csv", write: toCsv },
): Files {
  const { "metrics.csv": _, ...others } = files;
  return { ...others, [name]: write(table) };
}

/** Cells of the columns that a predicate names, each changed. */
export function mapColumns(
  { header, rows }: MetricTable,
  isWanted: (name: string) => boolean,
  change: (cell: string) => string,
): MetricTable {
  const wanted = header.map(isWanted);
  return {
    header,
    rows: rows.map((row) => row.map((cell, i) => (wanted[i] && cell !== "" ? change(cell) : cell))),
  };
}

/** The columns in another order: `order[i]` is the old place of the new column i. */
export function reorderColumns({ header, rows }: MetricTable, order: readonly number[]): MetricTable {
  const pick = (row: readonly string[]): string[] => order.map((i) => row[i] ?? "");
  return { header: pick(header), rows: rows.map(pick) };
}

/** Columns under other names; the others keep theirs. */
export function renameColumns(
  { header, rows }: MetricTable,
  names: Readonly<Record<string, string>>,
): MetricTable {
  return { header: header.map((name) => names[name] ?? name), rows };
}

/** The table without some of its columns. */
export function withoutColumns(table: MetricTable, names: readonly string[]): MetricTable {
  return reorderColumns(
    table,
    [...table.header.keys()].filter((i) => !names.includes(table.header[i] ?? "")),
  );
}

export function toCsv({ header, rows }: MetricTable): string {
  return `${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}

export function toTsv({ header, rows }: MetricTable): string {
  return `${[header, ...rows].map((row) => row.join("\t")).join("\n")}\n`;
}

/** One object a row, without the cells that were not logged; NaN and infinities as Python's json writes them. */
export function toJsonLines(table: MetricTable): string {
  return records(table)
    .map((entries) => `{${entries.map(([key, cell]) => `"${key}": ${jsonCell(cell)}`).join(", ")}}\n`)
    .join("");
}

/** The history of Hugging Face's Trainer: rows of training and of evaluation, in its names. */
export function toTrainerState(table: MetricTable): string {
  const named = renameColumns(table, {
    lr: "learning_rate",
    "train/loss": "loss",
    "train/loss_epoch": "train_loss_epoch",
    "train/accuracy": "train_accuracy",
    "val/loss": "eval_loss",
    "val/accuracy": "eval_accuracy",
  });
  const history = records(named).map(
    (entries) => `{${entries.map(([key, cell]) => `"${key}": ${jsonCell(cell)}`).join(", ")}}`,
  );
  return `{"best_metric": null, "global_step": ${named.rows.at(-1)?.[0] ?? 0}, "log_history": [\n${history.join(",\n")}\n]}\n`;
}

/** The cells that were logged, by row. */
export function records({ header, rows }: MetricTable): (readonly [string, string])[][] {
  return rows.map((row) => row.flatMap((cell, i) => (cell === "" ? [] : [[header[i] ?? "", cell] as const])));
}

/** A number as Python's json writes it. */
export function jsonCell(cell: string): string {
  if (/^nan$/i.test(cell)) return "NaN";
  if (/^[-+]?inf(inity)?$/i.test(cell)) return cell.startsWith("-") ? "-Infinity" : "Infinity";
  return cell;
}
