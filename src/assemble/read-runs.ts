import { ReadError, UsageError } from "../model/errors.ts";
import type { Notice } from "../model/position.ts";
import type { Reader } from "../model/reader.ts";
import type { Provenance, Run, RunPart } from "../model/run.ts";
import type { Source, SourceFile } from "../model/source.ts";
import { type Choice, chooseReaders } from "../readers/choose-reader.ts";
import { readers as allReaders } from "../readers/index.ts";
import { assembleRuns } from "./assemble-runs.ts";
import { nothingFound, type ReadParts } from "./nothing-found.ts";
import { shownFolder } from "./run-groups.ts";
import { sha256Of } from "./sha256-of.ts";

export interface ReadOptions {
  /** Id of the reader to use for the metrics, where the user named it. */
  readonly format?: string;
  /** Role, or role on a split, to the raw name that holds it: `{ loss: "foo/nll" }`. */
  readonly maps?: Readonly<Record<string, string>>;
  /** The formats to choose from; all that postrun knows where left out. */
  readonly readers?: readonly Reader[];
  /** True reads the numbers of stored weights, and not only their names and shapes. */
  readonly weights?: boolean;
  /** False leaves the hashes of the files out, which cost as much as reading them. */
  readonly hashes?: boolean;
}

/** Reads all runs of a source; throws a ReadError that says what was found where there is none. */
export async function readRuns(given: Source, options: ReadOptions = {}): Promise<Run[]> {
  const source = inOrder(given);
  const readers = options.readers ?? allReaders;
  const choices = await chooseReaders(source, { readers, format: options.format });
  const asked: Source = options.weights === true ? { ...source, readsWeights: true } : source;
  const read = await readAll(asked, readers, choices);
  const provenance = await provenanceOf(choices, read.parts, options.hashes ?? true);
  const said = [...noticeParts(choices, read.errors), ...sourceNotices(source)];
  const runs = assembleRuns([...read.parts, ...said], source, {
    maps: options.maps ?? {},
    provenance,
  });
  if (runs.length === 0) throw nothingFound(source, choices, read);
  refuseUnknownNames(options.maps ?? {}, runs);
  return runs;
}

/** By name, whatever the order they were listed in: the same files give the same bytes. */
function inOrder(source: Source): Source {
  return { ...source, files: [...source.files].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** A misspelt name would silently map nothing. */
function refuseUnknownNames(maps: Readonly<Record<string, string>>, runs: readonly Run[]): void {
  const names = [...new Set(runs.flatMap((run) => run.series.map((series) => series.sourceName)))];
  const unknown = Object.values(maps).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const shown =
    names.length > 20 ? `${names.slice(0, 20).join(", ")} and ${names.length - 20} more` : names.join(", ");
  throw new UsageError(`No series is named ${unknown}: the run has ${shown}`);
}

async function readAll(
  source: Source,
  readers: readonly Reader[],
  choices: readonly Choice[],
): Promise<ReadParts> {
  const parts: RunPart[] = [];
  const errors: ReadError[] = choices.flatMap((choice) => ("error" in choice ? [choice.error] : []));
  for (const reader of readers) {
    const files = choices.filter((choice) => choice.reader?.id === reader.id).map((choice) => choice.file);
    if (files.length === 0) continue;
    const read = await readWith(reader, files, source);
    for (const part of read.parts) parts.push(part);
    errors.push(...read.errors);
  }
  return { parts, errors };
}

/** Reads a reader's files; a file that it cannot read is left out and the rest is read again without it. */
async function readWith(reader: Reader, files: readonly SourceFile[], source: Source): Promise<ReadParts> {
  const parts: RunPart[] = [];
  try {
    for await (const part of reader.read(files, source)) parts.push(part);
    return { parts, errors: [] };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    if (files.length === 1) return { parts: [], errors: [error] };
    const rest = withoutNamed(files, error.message);
    if (rest.length < files.length) {
      const read = await readWith(reader, rest, source);
      return { parts: read.parts, errors: [error, ...read.errors] };
    }
    const reads: ReadParts[] = [];
    for (const file of files) reads.push(await readWith(reader, [file], source));
    return { parts: reads.flatMap((read) => read.parts), errors: reads.flatMap((read) => read.errors) };
  }
}

/** Messages name their file; the longest name that stands in it is meant (`a/log.csv`, not `log.csv`). */
function withoutNamed(files: readonly SourceFile[], message: string): readonly SourceFile[] {
  const named = files
    .filter((file) => message.includes(file.name))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return files.filter((file) => file !== named);
}

function noticeParts(choices: readonly Choice[], errors: readonly ReadError[]): RunPart[] {
  const notices: { readonly file: string; readonly notice: Notice }[] = [];
  for (const choice of choices) {
    if (!("leftAlone" in choice) || choice.leftAlone === null) continue;
    const notice = leftAloneNotice(choice.file.name, choice.leftAlone.kind);
    if (notice !== null) notices.push({ file: choice.file.name, notice });
  }
  for (const error of errors) {
    const file = choices.find((choice) => error.message.includes(choice.file.name))?.file.name ?? "";
    const at = file === "" ? null : { file };
    notices.push({ file, notice: { level: "warning", code: "file-ignored", message: error.message, at } });
  }
  return notices.map(({ file, notice }) => ({
    kind: "notices",
    group: shownFolder(file),
    reader: "",
    notices: [notice],
  }));
}

function sourceNotices(source: Source): RunPart[] {
  return (source.notices ?? []).map((notice) => ({
    kind: "notices",
    group: shownFolder(notice.at?.file ?? ""),
    reader: "",
    notices: [notice],
  }));
}

function leftAloneNotice(file: string, kind: "empty" | "git-lfs-pointer" | "known"): Notice | null {
  if (kind === "known") return null;
  if (kind === "empty") {
    return { level: "info", code: "empty-file", message: `${file} is empty (0 bytes)`, at: { file } };
  }
  const message = `${file} is a Git LFS pointer: its content was not downloaded`;
  return { level: "warning", code: "git-lfs-pointer", message, at: { file } };
}

async function provenanceOf(
  choices: readonly Choice[],
  parts: readonly RunPart[],
  hashes: boolean,
): Promise<readonly Provenance[]> {
  const said = new Map<string, Omit<Provenance, "sha256" | "bytes">>();
  for (const part of parts) if (part.kind === "provenance") said.set(part.provenance.file, part.provenance);
  const provenance: Provenance[] = [];
  for (const choice of choices) {
    const { file, reader } = choice;
    const stated = said.get(file.name);
    const left = "leftAlone" in choice ? choice.leftAlone : null;
    provenance.push({
      file: file.name,
      bytes: file.size,
      sha256: reader === null || !hashes ? "" : await sha256Of(file),
      readAs: reader?.id ?? null,
      gave: gaveOf(file, stated?.gave ?? (left?.kind === "known" ? left.what : "")),
      rows: stated?.rows ?? null,
    });
  }
  return provenance;
}

function gaveOf(file: SourceFile, gave: string): string {
  return file.packedIn === undefined ? gave : `${gave}, unpacked from ${file.packedIn}`.replace(/^, /, "");
}
