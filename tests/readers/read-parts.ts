import type { Reader } from "../../src/model/reader.ts";
import type { RawSeries, RunPart } from "../../src/model/run.ts";
import { sourceOf } from "../source-of.ts";

/** All parts that a reader gives for files held in memory. */
export async function readParts(
  reader: Reader,
  files: Readonly<Record<string, string | Uint8Array>>,
  chunkSize?: number,
): Promise<RunPart[]> {
  const source = sourceOf(files, chunkSize === undefined ? {} : { chunkSize });
  const parts: RunPart[] = [];
  for await (const part of reader.read(source.files, source)) parts.push(part);
  return parts;
}

/** The series among parts, by name (`split name` where the reader states a split). */
export function seriesIn(parts: readonly RunPart[]): Record<string, RawSeries> {
  const all = parts.flatMap((part) => (part.kind === "series" ? part.series : []));
  return Object.fromEntries(
    all.map((series) => [
      [series.split, series.sourceName].filter((word) => word !== undefined).join(" "),
      series,
    ]),
  );
}

/** [step, value] of each point. */
export function pointsOf(series: RawSeries | undefined): [number, number][] {
  if (!series) return [];
  return Array.from(series.values, (value, i) => [
    series.axes.step[series.index[i] ?? -1] ?? Number.NaN,
    value,
  ]);
}

/** `code: message @line` of each notice. */
export function noticesIn(parts: readonly RunPart[]): string[] {
  const notices = parts.flatMap((part) => (part.kind === "notices" ? part.notices : []));
  return notices.map(
    ({ code, message, at }) => `${code}: ${message}${at?.line === undefined ? "" : ` @${at.line}`}`,
  );
}

/** Score of the first named file among others. */
export function sniffScore(reader: Reader, files: Readonly<Record<string, string | Uint8Array>>): number {
  const source = sourceOf(files);
  const [name = ""] = Object.keys(files);
  const content = files[name] ?? "";
  const file = source.files.find((one) => one.name === name);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return file ? reader.sniff(file, bytes.subarray(0, 65_536), source) : 0;
}
