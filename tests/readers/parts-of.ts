import type { Reader } from "../../src/model/reader.ts";
import type { RawSeries, RunPart } from "../../src/model/run.ts";
import type { Source } from "../../src/model/source.ts";

/** All that a reader gives for the files that it recognises. */
export async function readParts(reader: Reader, source: Source): Promise<RunPart[]> {
  const files = [];
  for (const file of source.files) {
    const head = await file.slice(0, 65_536);
    if (file.size > 0 && reader.sniff(file, head, source) > 0) files.push(file);
  }
  const parts: RunPart[] = [];
  for await (const part of reader.read(files, source)) parts.push(part);
  return parts;
}

/** The parts of one kind. */
export function partsOfKind<K extends RunPart["kind"]>(
  parts: readonly RunPart[],
  kind: K,
): Extract<RunPart, { kind: K }>[] {
  return parts.filter((part): part is Extract<RunPart, { kind: K }> => part.kind === kind);
}

/** Series by `group|name|split`, each as [step, value] pairs. */
export function pointsByName(parts: readonly RunPart[]): Record<string, [number, number][]> {
  const found: Record<string, [number, number][]> = {};
  for (const part of partsOfKind(parts, "series")) {
    for (const one of part.series) {
      const split = one.split === undefined ? "" : `|${one.split}`;
      found[`${part.group}|${one.sourceName}${split}`] = pointsOf(one);
    }
  }
  return found;
}

/** Points of a series as [step, value]. */
export function pointsOf(series: RawSeries): [number, number][] {
  return Array.from(series.values, (value, i) => [
    series.axes.step[series.index[i] ?? -1] ?? Number.NaN,
    value,
  ]);
}

/** Settings by key. */
export function settingsOf(parts: readonly RunPart[]): Record<string, unknown> {
  const entries = partsOfKind(parts, "config").flatMap((part) => part.entries);
  return Object.fromEntries(entries.map((entry) => [entry.key, entry.value]));
}

/** Codes of all notices in order. */
export function noticeCodes(parts: readonly RunPart[]): string[] {
  return partsOfKind(parts, "notices").flatMap((part) => part.notices.map((notice) => notice.code));
}
