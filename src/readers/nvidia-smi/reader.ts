import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { readEach } from "../read-each.ts";
import { cellsOf, type GpuLayout, layoutOf } from "./gpu-layout.ts";
import { GpuRows } from "./gpu-rows.ts";
import { gpuSeries } from "./gpu-series.ts";

/** What nvidia-smi writes of the cards while a run goes on, as CSV or as `dmon` columns, and tables of one's own like it. */
export const nvidiaSmi: Reader = {
  id: "nvidia-smi",
  title: "nvidia-smi log",
  files: ["gpu_usage.csv", "nvidia-smi.csv", "gpu.csv", "dmon.log"],
  about: {
    recognisedBy: "the columns of `nvidia-smi --query-gpu`, of `dmon`, or a time and the use of a card",
    reads: ["use, memory and other quantities of each card over time"],
    leaves: ["`[N/A]` and its like: not measured"],
    traps: [
      "units in the cells or the header; megabytes against gigabytes, shares against percent",
      "rows without header and units are refused, with the option to use",
    ],
  },
  sniff: (file, head) => sniffGpuLog(file.name, head),
  read: (files) => readEach("nvidia-smi", files, readGpuLog),
};

function sniffGpuLog(name: string, head: Uint8Array): number {
  if (!/\.(csv|tsv|txt|log|out|dmon)$|(^|\/)[^.]+$/i.test(name) || !isText(head)) return 0;
  const layout = layoutOf(firstLines(headText(head)));
  if (layout === null) return 0;
  if (layout.kind === "own") return 0.8;
  return layout.kind === "bare" ? 0.6 : 0.97;
}

function firstLines(text: string): string[] {
  return text.split(/\r?\n/, 40);
}

async function* readGpuLog(file: SourceFile): AsyncGenerator<RunPart> {
  const layout = layoutOf(firstLines(headText(await file.slice(0, 65_536))));
  if (layout === null || layout.kind === "bare") throw refused(file.name, layout);
  const rows = new GpuRows(layout);
  for await (const line of file.lines()) rows.add(cellsOf(line.text, layout), line);
  const base = { group: folderOf(file.name), reader: "nvidia-smi" };
  const { series, cards, notices } = gpuSeries(rows, layout, file.name);
  if (series.length === 0) {
    throw new ReadError(`Cannot read ${file.name}: rows with numbers are expected below its header`);
  }
  const said: Notice[] = [...notices, ...rows.notices(file.name)];
  yield { ...base, kind: "series", series };
  if (said.length > 0) yield { ...base, kind: "notices", notices: said };
  yield {
    ...base,
    kind: "provenance",
    provenance: {
      file: file.name,
      readAs: "nvidia-smi",
      gave: cards === 1 ? "load of the graphics card" : `load of ${cards} graphics cards`,
      rows: rows.count,
    },
  };
}

function refused(file: string, layout: GpuLayout | null): ReadError {
  const found =
    layout === null ? "its first lines are none" : "it has neither a header nor units that tell its columns";
  return new ReadError(`Cannot read ${file}: a log of nvidia-smi is expected, ${found}`, {
    hint: "Write it with nvidia-smi --format=csv, without noheader",
  });
}
