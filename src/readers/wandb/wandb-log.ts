import type { ConfigEntry } from "../../model/config.ts";
import type { Notice } from "../../model/position.ts";
import type { SourceFile } from "../../model/source.ts";
import { parseJson } from "../json/tolerant-json.ts";
import { flattenSettings } from "../text-value.ts";
import { WireError } from "../wire/protobuf.ts";
import { createBlockSplitter, type Frame } from "./blocks.ts";
import { addConsoleText, type Console, emptyConsole } from "./console.ts";
import { addRow, emptyHistory, type History } from "./history.ts";
import { decodeRecord, type Item, type MetricRecord, type RunRecord, type WandbRecord } from "./record.ts";

/** All that one .wandb file says of the training. */
export interface WandbLog {
  readonly file: SourceFile;
  readonly records: number;
  readonly history: History;
  readonly metrics: readonly MetricRecord[];
  /** The last value of each setting. */
  readonly settings: ReadonlyMap<string, ConfigEntry>;
  readonly run: RunRecord | null;
  /** Null where the file has no exit record. */
  readonly exitCode: number | null;
  readonly stats: History;
  readonly console: Console;
  readonly notices: readonly Notice[];
}

interface Draft {
  readonly file: SourceFile;
  records: number;
  readonly history: History;
  readonly metrics: MetricRecord[];
  readonly settings: Map<string, ConfigEntry>;
  run: RunRecord | null;
  exitCode: number | null;
  readonly stats: History;
  readonly console: Console;
  readonly notices: Notice[];
}

/** Reads one .wandb file, record by record, up to its end or its cut. */
export async function readWandbLog(file: SourceFile): Promise<WandbLog> {
  const log: Draft = {
    file,
    records: 0,
    history: emptyHistory(),
    metrics: [],
    settings: new Map(),
    run: null,
    exitCode: null,
    stats: emptyHistory(),
    console: emptyConsole(),
    notices: [],
  };
  const splitter = createBlockSplitter();
  for await (const chunk of file.chunks()) addFrames(log, splitter.push(chunk));
  addFrames(log, splitter.end());
  return log;
}

function addFrames(log: Draft, frames: readonly Frame[]): void {
  for (const frame of frames) {
    if (frame.kind === "record") addFrame(log, frame);
    else log.notices.push(noticeOf(log.file.name, frame));
  }
}

function addFrame(log: Draft, frame: Frame & { kind: "record" }): void {
  log.records += 1;
  try {
    addRecord(log, decodeRecord(frame.data), frame.index);
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause;
    log.notices.push({
      level: "warning",
      code: "damaged-record",
      message: `Record ${frame.index} cannot be decoded: ${cause.message}`,
      at: { file: log.file.name, record: frame.index },
    });
  }
}

function addRecord(log: Draft, record: WandbRecord, index: number): void {
  switch (record.kind) {
    case "history":
      addRow(log.history, { items: record.items, step: record.step, record: index });
      break;
    case "config":
      addSettings(log, record.items, index);
      break;
    case "run":
      log.run = record.run;
      addSettings(log, record.run.config, index);
      break;
    case "stats":
      addRow(log.stats, { items: record.items, step: log.stats.steps.length, record: index });
      log.stats.times[log.stats.times.length - 1] = record.time;
      break;
    case "exit":
      log.exitCode = record.code;
      break;
    case "metric":
      log.metrics.push(record.metric);
      break;
    case "console":
      addConsoleText(log.console, record.text, {
        at: { file: log.file.name, record: index },
        step: log.history.steps.at(-1) ?? null,
      });
      break;
    case "other":
      break;
  }
}

/** Keys that begin with an underscore are W&B's own (versions, host, e-mail). */
function addSettings(log: Draft, items: readonly Item[], record: number): void {
  for (const { key, json } of items) {
    const { value } = parseJson(json);
    if (key.startsWith("_") || value === undefined) continue;
    for (const setting of flattenSettings(value, key)) {
      const at = { file: log.file.name, record, column: setting.key };
      log.settings.set(setting.key, { ...setting, at });
    }
  }
}

function noticeOf(file: string, frame: Exclude<Frame, { kind: "record" }>): Notice {
  const at = { file, byte: frame.byte };
  if (frame.kind === "cut") {
    const message = `The file ends inside a record that starts at byte ${frame.byte}: ${frame.left} bytes are incomplete`;
    return { level: "warning", code: "truncated-file", message, at };
  }
  const message = `The record at byte ${frame.byte} does not match its checksum; its block of 32,768 bytes is left out from there`;
  return { level: "warning", code: "checksum-mismatch", message, at };
}
