import { ReadError, UsageError } from "../model/errors.ts";
import type { Reader } from "../model/reader.ts";
import type { Source, SourceFile } from "../model/source.ts";
import { type LeftAlone, leftAlone } from "./left-alone.ts";
import { isSqlite } from "./sqlite.ts";

/** `sniff` gets the first 64 KiB, enough for the longest header line seen. */
const HEAD_BYTES = 64 * 1024;

/** The statements that make a database's tables stand where pages were free: Trackio 0.43 has its own from 70 kB on. */
const DATABASE_HEAD_BYTES = 1024 ** 2;

/** Who reads a file: a reader, or nobody, and then why. */
export type Choice =
  | { readonly file: SourceFile; readonly reader: Reader }
  | { readonly file: SourceFile; readonly reader: null; readonly leftAlone: LeftAlone | null }
  | { readonly file: SourceFile; readonly reader: null; readonly error: ReadError };

interface ChooseOptions {
  readonly readers: readonly Reader[];
  /** Id of the one reader to use, where the user named it. */
  readonly format?: string | undefined;
}

/** Decides for each file of the source who reads it: the best score wins, a tie is an error that names both. */
export async function chooseReaders(source: Source, options: ChooseOptions): Promise<Choice[]> {
  const forced = options.format === undefined ? null : readerNamed(options.format, options.readers);
  const choices: Choice[] = [];
  for (const file of source.files) {
    const head = await headOf(file);
    const noData = leftAlone(file, head);
    const able = readersFor(noData, forced === null ? options.readers : withForced(options.readers, forced));
    if (able.length === 0) choices.push({ file, reader: null, leftAlone: noData });
    else if (forced !== null && source.files.length === 1 && noData === null) {
      choices.push({ file, reader: forced });
    } else {
      const choice = chooseReader(file, head, { source, readers: able });
      choices.push("leftAlone" in choice ? { file, reader: null, leftAlone: noData } : choice);
    }
  }
  return choices;
}

async function headOf(file: SourceFile): Promise<Uint8Array> {
  const head = await file.slice(0, HEAD_BYTES);
  return isSqlite(head) ? file.slice(0, DATABASE_HEAD_BYTES) : head;
}

/** Stored weights may have many gigabytes: they are shown to readers that look at the heads of files alone. */
function readersFor(noData: LeftAlone | null, readers: readonly Reader[]): readonly Reader[] {
  if (noData === null) return readers;
  const mayBeRead = noData.kind === "known" && noData.mayBeRead === true;
  return mayBeRead ? readers.filter((reader) => reader.readsPart === true) : [];
}

/** In a folder, `--format` speaks of the metrics: that reader goes first wherever it recognises a file at all. */
function withForced(readers: readonly Reader[], forced: Reader): readonly Reader[] {
  const first: Reader = {
    ...forced,
    sniff: (file, head, source) => (forced.sniff(file, head, source) > 0 ? Number.POSITIVE_INFINITY : 0),
  };
  return [first, ...readers.filter((reader) => reader.id !== forced.id)];
}

function chooseReader(
  file: SourceFile,
  head: Uint8Array,
  among: { readonly source: Source; readonly readers: readonly Reader[] },
): Choice {
  const scored = among.readers
    .map((reader) => ({ reader, score: reader.sniff(file, head, among.source) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined) return { file, reader: null, leftAlone: null };
  if (second !== undefined && second.score === best.score) {
    const error = new ReadError(
      `Cannot read ${file.name}: it looks like ${best.reader.id} and like ${second.reader.id}`,
      { hint: `Say which with --format ${best.reader.id} or --format ${second.reader.id}` },
    );
    return { file, reader: null, error };
  }
  return { file, reader: best.reader };
}

function readerNamed(id: string, readers: readonly Reader[]): Reader {
  const reader = readers.find((one) => one.id === id);
  if (reader !== undefined) return reader;
  throw new UsageError(`Unknown format ${id}: postrun reads ${readers.map((one) => one.id).join(", ")}`);
}
