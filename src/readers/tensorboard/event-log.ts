import type { ConfigValue } from "../../model/config.ts";
import type { Notice } from "../../model/position.ts";
import type { SourceFile } from "../../model/source.ts";
import { WireError } from "../wire/protobuf.ts";
import { decodeEvent, type SummaryValue, type TensorboardEvent } from "./event.ts";
import { createFrameSplitter, type Frame } from "./frames.ts";
import { isOldHistogram, normOfHistogram } from "./histogram.ts";
import { decodeHparams } from "./hparams.ts";
import { type ScalarEvent, ScalarEvents } from "./scalar-event.ts";
import { decodeTensor } from "./tensor.ts";

/** Values of one tag; `rows` point into the rows of the log. */
export interface TagValues {
  readonly rows: number[];
  readonly values: number[];
  /** Written as tensor of the scalars plugin, as Keras does. */
  readonly asTensor: boolean;
}

/** All that one event file says. */
export interface EventLog {
  readonly file: SourceFile;
  readonly records: number;
  /** Seconds since 1970 UTC of the first and last event; NaN where there is none. */
  readonly start: number;
  readonly end: number;
  /** One row an event that holds scalars. */
  readonly rows: { readonly step: number[]; readonly time: number[]; readonly record: number[] };
  readonly scalars: ReadonlyMap<string, TagValues>;
  /** L2 norm of the tensor behind each histogram that carries its sum of squares. */
  readonly norms: ReadonlyMap<string, { readonly steps: number[]; readonly values: number[] }>;
  readonly histogramTags: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, { readonly text: string; readonly record: number }>;
  readonly hparams: ReadonlyMap<string, { readonly value: ConfigValue; readonly record: number }>;
  readonly notices: readonly Notice[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft extends Mutable<EventLog> {
  scalars: Map<string, TagValues>;
  norms: Map<string, { steps: number[]; values: number[] }>;
  histogramTags: Set<string>;
  texts: Map<string, { text: string; record: number }>;
  hparams: Map<string, { value: ConfigValue; record: number }>;
  notices: Notice[];
  /** The plugin is named with the first value of a tag only. */
  plugins: Map<string, string>;
  plain: ScalarEvents;
}

/** Reads one event file up to its end, its cut, or the record after which nothing can be found. */
export async function readEventLog(file: SourceFile): Promise<EventLog> {
  const log = emptyLog(file);
  const splitter = createFrameSplitter(file.size);
  for await (const chunk of file.chunks()) addFrames(log, splitter.push(chunk));
  addFrames(log, splitter.end());
  return log;
}

function emptyLog(file: SourceFile): Draft {
  return {
    file,
    records: 0,
    start: Number.NaN,
    end: Number.NaN,
    rows: { step: [], time: [], record: [] },
    scalars: new Map(),
    norms: new Map(),
    histogramTags: new Set(),
    texts: new Map(),
    hparams: new Map(),
    notices: [],
    plugins: new Map(),
    plain: new ScalarEvents(),
  };
}

function addFrames(log: Draft, frames: readonly Frame[]): void {
  for (const frame of frames) {
    if (frame.kind === "record") addRecord(log, frame);
    else log.notices.push(noticeOf(log.file.name, frame));
  }
}

function addRecord(log: Draft, frame: Frame & { kind: "record" }): void {
  log.records += 1;
  // An empty tag falls back on an old field that only the whole decoder looks at.
  if (log.plain.read(frame.data) && log.plain.event.tag !== "") {
    addScalar(log, log.plain.event, frame.index);
    return;
  }
  try {
    addEvent(log, decodeEvent(frame.data), frame.index);
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause;
    log.notices.push({
      level: "warning",
      code: "damaged-record",
      message: `Record ${frame.index} is no event: ${cause.message}`,
      at: { file: log.file.name, record: frame.index },
    });
  }
}

function addScalar(log: Draft, { time, step, tag, value }: ScalarEvent, record: number): void {
  if (Number.isNaN(log.start)) log.start = time;
  log.end = time;
  const row = addRow(log, { time, step }, record);
  const series = log.scalars.get(tag) ?? { rows: [], values: [], asTensor: false };
  if (series.rows.length === 0) log.scalars.set(tag, series);
  series.rows.push(row);
  series.values.push(value);
}

function addEvent(log: Draft, event: TensorboardEvent, record: number): void {
  if (Number.isNaN(log.start)) log.start = event.time;
  log.end = event.time;
  let row = -1;
  for (const value of event.values) {
    const plugin = value.plugin ?? log.plugins.get(value.tag) ?? null;
    if (value.plugin !== null) log.plugins.set(value.tag, value.plugin);
    const scalar = scalarOf(value, plugin);
    if (scalar === null) {
      addOther(log, { value, plugin, record, step: event.step });
      continue;
    }
    if (row < 0) row = addRow(log, event, record);
    const series = log.scalars.get(value.tag) ?? { rows: [], values: [], asTensor: value.simple === null };
    series.rows.push(row);
    series.values.push(scalar);
    log.scalars.set(value.tag, series);
  }
}

function addRow(log: Draft, event: Pick<TensorboardEvent, "step" | "time">, record: number): number {
  log.rows.step.push(event.step);
  log.rows.time.push(event.time);
  log.rows.record.push(record);
  return log.rows.step.length - 1;
}

/** A scalar in either encoding; a tensor without any plugin counts where it holds one number. */
function scalarOf(value: SummaryValue, plugin: string | null): number | null {
  if (value.simple !== null) return value.simple;
  if (!value.tensor || (plugin !== null && plugin !== "scalars")) return null;
  const { numbers } = decodeTensor(value.tensor);
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

interface OtherValue {
  readonly value: SummaryValue;
  readonly plugin: string | null;
  readonly record: number;
  readonly step: number;
}

function addOther(log: Draft, { value, plugin, record, step }: OtherValue): void {
  if (plugin === "hparams" && value.pluginContent) {
    for (const [key, setting] of decodeHparams(value.pluginContent)) {
      log.hparams.set(key, { value: setting, record });
    }
  } else if (plugin === "text" && value.tensor) {
    log.texts.set(value.tag, { text: decodeTensor(value.tensor).texts.join("\n"), record });
  } else if (plugin === "histograms" || isOldHistogram(value)) {
    log.histogramTags.add(value.tag);
    const norm = value.histogram ? normOfHistogram(value.histogram) : null;
    if (norm === null) return;
    const norms = log.norms.get(value.tag) ?? { steps: [], values: [] };
    norms.steps.push(step);
    norms.values.push(norm);
    log.norms.set(value.tag, norms);
  }
}

function noticeOf(file: string, frame: Exclude<Frame, { kind: "record" }>): Notice {
  const at = { file, byte: frame.byte };
  switch (frame.kind) {
    case "damaged":
      return {
        level: "warning",
        code: "checksum-mismatch",
        message: `Record ${frame.index} at byte ${frame.byte} does not match its checksum and is left out`,
        at,
      };
    case "lost":
      return {
        level: "warning",
        code: "checksum-mismatch",
        message:
          `The length of record ${frame.index} at byte ${frame.byte} does not match its checksum, ` +
          "so the file is read up to there",
        at,
      };
    case "cut":
      return {
        level: "warning",
        code: "truncated-file",
        message:
          `The file ends inside record ${frame.index}, which starts at byte ${frame.byte}: ` +
          `${frame.left} bytes are incomplete`,
        at,
      };
  }
}
