import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart, RunPartBody } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { restartPart, trainingGroup } from "../training-of-file.ts";
import { logAxes } from "./log-axes.ts";
import { LogScanner } from "./log-scanner.ts";
import { logSeries } from "./log-series.ts";
import { isTableOnly } from "./printed-table.ts";
import { bodyBetween, trainingLines } from "./restarts.ts";

/** Logs in words: what repeats in the file itself is read as measurements, beside events and facts. */
export const textLog: Reader = {
  id: "text-log",
  title: "Text log",
  files: ["train.log", "*.log", "log.txt", "output.log", "*.out"],
  about: {
    recognisedBy: "lines that repeat a name beside a number, learned from the file itself",
    reads: [
      "numbers by name on the axis that the lines count",
      "key=value, `name: value`, printed dictionaries and tables, progress bars, `Epoch 3/50` blocks",
      "warnings, errors, restarts, saved checkpoints and the end, each with its line",
      "plans and sizes that the log states",
    ],
    leaves: [
      "numbers in sentences that name no quantity",
      "names beyond 5,000 and events beyond 100,000, with a notice",
    ],
    traps: ["progress bars that are written over; restarts of Detectron2 in one file"],
  },
  sniff: (file, head) => sniffLog(file.name, head),
  read: readLogs,
};

async function* readLogs(files: readonly SourceFile[]): AsyncGenerator<RunPart> {
  for (const file of files) {
    const { bodies, isDetectron2 } = await readLog(file);
    const series = bodies.find((body) => body.kind === "series");
    const starts = series && isDetectron2 ? trainingLines(series) : [0];
    if (starts.length > 1) yield* trainingsOfLog(file.name, bodies, starts);
    else for (const body of bodies) yield { group: folderOf(file.name), reader: textLog.id, ...body };
  }
}

function* trainingsOfLog(
  file: string,
  bodies: readonly RunPartBody[],
  starts: readonly number[],
): Generator<RunPart> {
  for (const [i, line] of starts.entries()) {
    const place = { file, line, group: trainingGroup(file, i), reader: textLog.id };
    const to = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    for (const body of bodies.flatMap((one) => bodyBetween(one, line, to)))
      yield { group: place.group, reader: textLog.id, ...body };
    yield restartPart(place, { number: i + 1, of: starts.length });
  }
}

/** Marks the log of a tool whose count goes on through the whole training. */
const DETECTRON2 = "d2.utils.events INFO:";

async function readLog(file: SourceFile): Promise<{ bodies: RunPartBody[]; isDetectron2: boolean }> {
  const scanner = new LogScanner();
  let lines = 0;
  let isDetectron2 = false;
  for await (const line of file.lines()) {
    scanner.add(line);
    lines = line.number;
    isDetectron2 ||= line.text.includes(DETECTRON2);
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
  return { bodies, isDetectron2 };
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
  const text = headText(head);
  const measured = !isTableOnly(text) && repeatsMeasurements(text);
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
