import { bytesOf, type Field, fieldsOf, realOf, textOf } from "../wire/protobuf.ts";

/** One key with its value as JSON text, as W&B writes history, configuration and system metrics. */
export interface Item {
  readonly key: string;
  readonly json: string;
}

/** A record of the kinds that say something of the training; all others are `other`. */
export type WandbRecord =
  /** `step` is null where the field is absent: 0, or to be found in the item `_step`. */
  | { readonly kind: "history"; readonly items: readonly Item[]; readonly step: number | null }
  | { readonly kind: "config"; readonly items: readonly Item[] }
  | { readonly kind: "stats"; readonly items: readonly Item[]; readonly time: number }
  | { readonly kind: "run"; readonly run: RunRecord }
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "metric"; readonly metric: MetricRecord }
  | { readonly kind: "console"; readonly text: string }
  | { readonly kind: "other" };

/** Who and where (host, user, remote) are on the wire too and are not decoded. */
export interface RunRecord {
  readonly id: string;
  readonly config: readonly Item[];
  readonly startingStep: number;
  readonly isResumed: boolean;
  readonly commit: string | null;
  readonly start: number | null;
}

/** What `define_metric` said: the metric, or a pattern, and the metric that is its x axis. */
export interface MetricRecord {
  readonly name: string;
  readonly isPattern: boolean;
  readonly stepMetric: string | null;
  /** Older files name the step metric by its place among the metric records, counted from 1; 0 for none. */
  readonly stepMetricIndex: number;
}

/** Decodes a `Record` of wandb_internal.proto: 2 history, 5 config, 7 stats, 12 metric, 13 output_raw, 17 run, 18 exit. */
export function decodeRecord(message: Uint8Array): WandbRecord {
  for (const field of fieldsOf(message)) {
    const decode = DECODERS[field.number];
    if (decode) return decode(bytesOf(field));
  }
  return { kind: "other" };
}

const DECODERS: Readonly<Record<number, (message: Uint8Array) => WandbRecord>> = {
  2: decodeHistory,
  5: (message) => ({ kind: "config", items: decodeConfig(message) }),
  7: decodeStats,
  12: (message) => ({ kind: "metric", metric: decodeMetric(message) }),
  13: decodeConsole,
  17: (message) => ({ kind: "run", run: decodeRun(message) }),
  18: (message) => ({ kind: "exit", code: intIn(message, 1) ?? 0 }),
};

/** `HistoryRecord`: 1 item, 2 step {1 num}. */
function decodeHistory(message: Uint8Array): WandbRecord {
  const items: Item[] = [];
  let step: number | null = null;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) items.push(decodeItem(bytesOf(field)));
    else if (field.number === 2) step = intIn(bytesOf(field), 1);
  }
  return { kind: "history", items, step };
}

/** `HistoryItem`, `ConfigItem`, `StatsItem`: 1 key, 2 nested_key (repeated), 16 value_json, or 4 to 8 a typed value. */
function decodeItem(message: Uint8Array): Item {
  let key = "";
  const nested: string[] = [];
  let json = "";
  for (const field of fieldsOf(message)) {
    if (field.number === 1) key = textOf(field);
    else if (field.number === 2) nested.push(textOf(field));
    else json = jsonOf(field) ?? json;
  }
  return { key: key === "" ? nested.join(".") : key, json };
}

/** 4 boolean, 5 integer, 6 number, 7 text, 8 json, 16 value_json. */
function jsonOf(field: Field): string | null {
  switch (field.number) {
    case 4:
      return field.int === 0 ? "false" : "true";
    case 5:
      return String(field.int);
    case 6:
      return String(realOf(field));
    case 7:
      return JSON.stringify(textOf(field));
    case 8:
    case 16:
      return textOf(field);
    default:
      return null;
  }
}

/** `ConfigRecord`: 1 update. */
function decodeConfig(message: Uint8Array): Item[] {
  const items: Item[] = [];
  for (const field of fieldsOf(message)) if (field.number === 1) items.push(decodeItem(bytesOf(field)));
  return items;
}

/** `StatsRecord`: 2 Timestamp, 3 item. */
function decodeStats(message: Uint8Array): WandbRecord {
  const items: Item[] = [];
  let time = Number.NaN;
  for (const field of fieldsOf(message)) {
    if (field.number === 2) time = decodeTimestamp(bytesOf(field));
    else if (field.number === 3) items.push(decodeItem(bytesOf(field)));
  }
  return { kind: "stats", items, time };
}

/** `MetricRecord`: 1 name, 2 glob_name, 4 step_metric, 5 step_metric_index. */
function decodeMetric(message: Uint8Array): MetricRecord {
  let name = "";
  let pattern = "";
  let stepMetric: string | null = null;
  let stepMetricIndex = 0;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) name = textOf(field);
    else if (field.number === 2) pattern = textOf(field);
    else if (field.number === 4) stepMetric = textOf(field);
    else if (field.number === 5) stepMetricIndex = field.int;
  }
  const isPattern = name === "";
  return { name: isPattern ? pattern : name, isPattern, stepMetric, stepMetricIndex };
}

/** `RunRecord`: 1 run_id, 4 config, 14 starting_step, 17 start_time, 18 resumed, 21 git {2 commit}. */
function decodeRun(message: Uint8Array): RunRecord {
  const run: { -readonly [K in keyof RunRecord]: RunRecord[K] } = {
    id: "",
    config: [],
    startingStep: 0,
    isResumed: false,
    commit: null,
    start: null,
  };
  for (const field of fieldsOf(message)) {
    if (field.number === 1) run.id = textOf(field);
    else if (field.number === 4) run.config = decodeConfig(bytesOf(field));
    else if (field.number === 14) run.startingStep = field.int;
    else if (field.number === 17) run.start = decodeTimestamp(bytesOf(field));
    else if (field.number === 18) run.isResumed = field.int !== 0;
    else if (field.number === 21) run.commit = textIn(bytesOf(field), 2);
  }
  return run;
}

/** `OutputRawRecord`: 1 output_type, 2 Timestamp, 3 line. */
function decodeConsole(message: Uint8Array): WandbRecord {
  return { kind: "console", text: textIn(message, 3) ?? "" };
}

/** `google.protobuf.Timestamp`: 1 seconds, 2 nanos. */
function decodeTimestamp(message: Uint8Array): number {
  return (intIn(message, 1) ?? 0) + (intIn(message, 2) ?? 0) / 1e9;
}

function intIn(message: Uint8Array, number: number): number | null {
  for (const field of fieldsOf(message)) if (field.number === number) return field.int;
  return null;
}

function textIn(message: Uint8Array, number: number): string | null {
  for (const field of fieldsOf(message)) if (field.number === number) return textOf(field);
  return null;
}
