import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart, RunPartBody } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { headText, isText } from "../head-text.ts";
import { logAxes } from "./log-axes.ts";
import { LogScanner } from "./log-scanner.ts";
import { logSeries } from "./log-series.ts";

/** Logs in words: what repeats in the file itself is read as measurements, beside events and facts. */
export const textLog: Reader = {
  id: "text-log",
  title: "Text log",
  files: ["train.log", "*.log", "log.txt", "output.log", "*.out"],
  sniff: (file, head) => sniffLog(file.name, head),
  read: readLogs,
};

async function* readLogs(files: readonly SourceFile[]): AsyncGenerator<RunPart> {
  for (const file of files) {
    const group = file.name.slice(0, Math.max(0, file.name.lastIndexOf("/")));
    for (const body of await readLog(file)) yield { group, reader: textLog.id, ...body };
  }
}

async function readLog(file: SourceFile): Promise<RunPartBody[]> {
  const scanner = new LogScanner();
  let lines = 0;
  for await (const line of file.lines()) {
    scanner.add(line);
    lines = line.number;
  }
  const { rows, events } = scanner;
  const axes = logAxes(rows, file.name);
  const series = logSeries(scanner.points.all(), rows, axes).map((one) => ({ ...one, file: file.name }));
  const rowsOf = (at: 0 | -1): number[] => series.map((one) => one.axes.row[one.index.at(at) ?? -1] ?? 0);
  const status = events.status(Math.max(0, ...rowsOf(-1)));
  const measured = {
    from: Math.min(...rowsOf(0)),
    bySteps: series.some((one) => one.axes.stepUnit === "step"),
  };
  const bodies: RunPartBody[] = [
    { kind: "events", events: events.resolved(file.name, axes, measured) },
    { kind: "facts", facts: { ...scanner.facts, ...(status === null ? {} : { status }) } },
    { kind: "notices", notices: [...(series.length > 0 ? axes.notices : []), ...limits(scanner, file.name)] },
    {
      kind: "provenance",
      provenance: {
        file: file.name,
        readAs: textLog.id,
        gave: series.length > 0 ? "log with measurements" : "log without measurements",
        rows: lines,
      },
    },
  ];
  if (series.length > 0) bodies.unshift({ kind: "series", series });
  return bodies;
}

function limits(scanner: LogScanner, file: string): Notice[] {
  const notices: Notice[] = [];
  const add = (message: string): void => {
    notices.push({ level: "warning", code: "sampled-history", message, at: { file } });
  };
  if (scanner.points.dropped > 0) {
    add(`${scanner.points.dropped} numbers are left out: the log puts them under more than 5000 names`);
  }
  if (scanner.events.dropped > 0)
    add(`${scanner.events.dropped} events beyond the first 100000 are left out`);
  return notices;
}

/** Named like a log and with measurements that repeat: 0.62; one of the two: less. Tables and JSON go to their own readers. */
function sniffLog(name: string, head: Uint8Array): number {
  const base = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  const extension = /\.([a-z]+)(?:\.\d+)?$/.exec(base)?.[1] ?? "";
  if (!isText(head) || (extension !== "" && !EXTENSIONS.has(extension))) return 0;
  const named = extension !== "txt" || /log|out|stdout|stderr|console|train/.test(base);
  const measured = repeatsMeasurements(headText(head));
  if (base === "train.log" && measured) return 0.9;
  if (measured) return named ? 0.62 : 0.47;
  return extension === "log" || extension === "out" || extension === "err" ? 0.31 : 0;
}

const EXTENSIONS: ReadonlySet<string> = new Set(["log", "txt", "out", "err", "stdout", "stderr"]);

function repeatsMeasurements(text: string): boolean {
  const scanner = new LogScanner();
  text.split("\n").forEach((line, i) => {
    scanner.add({ number: i + 1, text: line });
  });
  const axes = logAxes(scanner.rows, "");
  return logSeries(scanner.points.all(), scanner.rows, axes).some((series) => series.index.length >= 2);
}
