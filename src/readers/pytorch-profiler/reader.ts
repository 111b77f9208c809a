import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RawSeries, RunPart } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { readEach } from "../read-each.ts";
import { identity } from "../tables/number-column.ts";
import { type StepTimes, stepTimes } from "./step-times.ts";
import { EventSplitter, type TraceHeader } from "./trace-events.ts";
import { TraceIntervals } from "./trace-intervals.ts";

/** Traces that torch.profiler exports for Chrome and TensorBoard: where the time of each profiled step went. */
export const pytorchProfiler: Reader = {
  id: "pytorch-profiler",
  title: "PyTorch profiler trace",
  files: ["*.pt.trace.json", "*.pt.trace.json.gz", "trace.json"],
  about: {
    recognisedBy: "JSON with `traceEvents` and the marks of torch.profiler",
    reads: ["how long each profiled step took and on what the time went"],
    leaves: ["stacks, shapes and single operators"],
    traps: ["traces of several ranks in one folder; a trace that is cut is read up to there"],
  },
  sniff: (file, head) => sniffTrace(file.name, head),
  read: (files) => readEach("pytorch-profiler", files, (file) => readTrace(file, files)),
};

function sniffTrace(name: string, head: Uint8Array): number {
  if (!/\.json$/i.test(name) || !isText(head)) return 0;
  const text = headText(head);
  if (!text.trimStart().startsWith("{")) return 0;
  const isTrace = /"traceEvents"\s*:/.test(text) || /"schemaVersion"\s*:.*"deviceProperties"\s*:/s.test(text);
  if (!isTrace) return 0;
  return /"deviceProperties"|"cpu_op"|"Record function id"|ProfilerStep#|"trace_id"/.test(text) ? 0.96 : 0.3;
}

async function* readTrace(file: SourceFile, files: readonly SourceFile[]): AsyncGenerator<RunPart> {
  const intervals = new TraceIntervals();
  const splitter = new EventSplitter((text) => intervals.add(text));
  for await (const chunk of file.chunks()) {
    splitter.push(chunk);
    if (splitter.isEnded) break;
  }
  const { header } = splitter;
  if (header === null) throw new ReadError(`Cannot read ${file.name}: it has no list of traceEvents`);
  const steps = intervals.steps();
  if (steps.length === 0) {
    throw new ReadError(`Cannot read ${file.name}: none of its ${intervals.seen} events has a duration`);
  }
  const group = folderOf(file.name);
  const rivals = files.filter((other) => folderOf(other.name) === group).length;
  const base = { group, reader: "pytorch-profiler" };
  const prefix = rivals > 1 ? `${rankOf(file.name, header)} ` : "";
  yield {
    ...base,
    kind: "series",
    series: seriesOf(stepTimes(steps, intervals), { file: file.name, header, prefix }),
  };
  const notices = noticesOf(file.name, splitter, intervals);
  if (notices.length > 0) yield { ...base, kind: "notices", notices };
  const gave = intervals.hasSteps ? `time of ${steps.length} profiled steps` : "time of a profiled stretch";
  yield {
    ...base,
    kind: "provenance",
    provenance: { file: file.name, readAs: "pytorch-profiler", gave, rows: intervals.seen },
  };
}

/** Traces of several ranks lie in one folder; the trace says which it is, else its name does. */
function rankOf(name: string, header: TraceHeader): string {
  return header.rank === null ? name.slice(name.lastIndexOf("/") + 1) : `rank ${header.rank}`;
}

function seriesOf(
  times: StepTimes,
  of: { readonly file: string; readonly header: TraceHeader; readonly prefix: string },
): RawSeries[] {
  const { steps } = times;
  const base = of.header.baseSeconds;
  const axes: Axes = {
    stepUnit: steps.every((step) => step.number !== null) ? "step" : "row",
    step: Float64Array.from(steps, (step, i) => step.number ?? i + 1),
    epoch: null,
    time: base === null ? null : Float64Array.from(steps, (step) => base + step.end / 1e6),
    row: Int32Array.from(steps, (step) => step.event),
    rowUnit: "record",
  };
  const index = identity(steps.length);
  return times.series.map(({ name, role, unit, values }) => ({
    sourceName: `${of.prefix}${name}`,
    role,
    unit,
    cadence: "step",
    axes,
    index,
    values,
    file: of.file,
  }));
}

function noticesOf(file: string, splitter: EventSplitter, intervals: TraceIntervals): Notice[] {
  const notices: Notice[] = [];
  if (!splitter.isEnded) {
    const message = `The list of events is not closed; ${intervals.seen} events were read up to there`;
    notices.push({ level: "warning", code: "truncated-file", message, at: { file, record: intervals.seen } });
  }
  const damaged = splitter.damaged + intervals.damaged;
  if (damaged > 0) {
    const message = `${damaged} ${damaged === 1 ? "event is" : "events are"} no JSON and left out`;
    notices.push({ level: "warning", code: "damaged-record", message, at: { file } });
  }
  if (intervals.dropped > 0) {
    const message = `${intervals.dropped} events beyond the first ${intervals.kept} with a duration are left out`;
    notices.push({ level: "warning", code: "sampled-history", message, at: { file } });
  }
  if (!intervals.hasSteps) {
    const message = "The trace marks no step (ProfilerStep); its whole length counts as one";
    notices.push({ level: "info", code: "axis-derived", message, at: { file } });
  }
  return notices;
}
