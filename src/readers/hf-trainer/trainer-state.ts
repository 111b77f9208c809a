import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { RunFacts, RunPart } from "../../model/run.ts";
import { arrayItemLines } from "../json/json-array-lines.ts";
import { isArray, isObject, type JsonObject } from "../json/tolerant-json.ts";
import { RecordTable } from "../tables/record-table.ts";
import type { TableColumn } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import type { ColumnFacts } from "../tables/table-series.ts";

/** One parsed state file. */
export interface TrainerState {
  readonly file: string;
  readonly text: string;
  readonly fields: JsonObject;
  readonly group: string;
  readonly notices: readonly Notice[];
}

/** The parts of a run that one trainer state gives. */
export function partsOfState(state: TrainerState): RunPart[] {
  const history = state.fields["log_history"];
  const entries = isArray(history) ? history : [];
  const lines = arrayItemLines(state.text, "log_history");
  const perLine = lines !== null && lines.length === entries.length && lines[0] !== lines.at(-1);
  const table = new RecordTable(state.file, perLine ? "line" : "record");
  const notices = [...state.notices];
  entries.forEach((entry, i) => {
    if (!isObject(entry)) return;
    const at = perLine ? (lines[i] ?? 0) : i;
    const points = withoutSummary(entry);
    if (points !== entry)
      notices.push(...summaryNotice(entry, { file: state.file, [perLine ? "line" : "record"]: at }));
    table.add(points, at);
  });
  if (table.length === 0)
    throw new ReadError(`Cannot read ${state.file}: its log_history is empty, nothing was logged`);
  const parts = partsOfTable(table.table(notices), {
    reader: "hf-trainer",
    group: state.group,
    axes: { step: "step", epoch: "epoch" },
    facts: hfFacts,
    gave: "step metrics",
  });
  const facts = factsOf(state.fields);
  if (Object.keys(facts).length === 0) return parts;
  return [...parts, { group: state.group, reader: "hf-trainer", kind: "facts", facts }];
}

/** Keys of the entry that ends `train()`: means over the whole run, which are no points of a curve. */
const SUMMARY_KEYS = new Set([
  "train_loss",
  "train_runtime",
  "train_samples_per_second",
  "train_steps_per_second",
  "total_flos",
]);

function withoutSummary(entry: JsonObject): JsonObject {
  if (!("train_runtime" in entry)) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !SUMMARY_KEYS.has(key)));
}

function summaryNotice(entry: JsonObject, at: Notice["at"]): Notice[] {
  const loss = entry["train_loss"];
  if (typeof loss !== "number") return [];
  return [
    {
      level: "info",
      code: "column-ignored",
      message: `train_loss ${Number(loss.toPrecision(4))} is the mean over the whole run, or since its last resume, and no point of the curve`,
      at: { file: "", ...at, column: "train_loss" },
    },
  ];
}

function hfFacts(column: TableColumn): ColumnFacts {
  if (column.name === "loss") return { split: "train", cadence: "step" };
  if (column.name.startsWith("eval_")) return { split: "validation", cadence: "epoch" };
  return {};
}

function factsOf(fields: JsonObject): RunFacts {
  const { max_steps: maxSteps, num_train_epochs: epochs, global_step: reached } = fields;
  const planned = typeof maxSteps === "number" && maxSteps > 0 ? maxSteps : null;
  const facts: { -readonly [K in keyof RunFacts]: RunFacts[K] } = {};
  if (planned !== null) facts.plannedSteps = planned;
  // With max_steps set and an endless data set the Trainer writes 2^63 epochs, which nobody planned.
  if (typeof epochs === "number" && epochs > 0 && epochs < 1e6) facts.plannedEpochs = epochs;
  // A state that ends before its plan may be killed, stopped early or still going on: the file does not say which.
  if (planned !== null && typeof reached === "number" && reached >= planned) facts.status = "finished";
  return facts;
}
