import type { Notice } from "./position.ts";

/** One file of a source: its bytes on demand, never all at once unless asked. */
export interface SourceFile {
  /** Path relative to the source's root, `/` between parts. */
  readonly name: string;
  /** Length in bytes, unpacked. */
  readonly size: number;
  /** The packed file or archive that holds it, where it lies in one. */
  readonly packedIn?: string;
  /** Bytes `start` (included) to `end` (excluded), clipped to the file. */
  slice(start: number, end: number): Promise<Uint8Array>;
  /** The file in chunks, for streaming. */
  chunks(): AsyncIterable<Uint8Array>;
  /** The whole file as text: UTF-8 or UTF-16 by its byte order mark, which is dropped. Refuses > 256 MiB with a ReadError. */
  text(): Promise<string>;
  /** Lines with their 1-based number; CRLF and LF end a line. */
  lines(): AsyncIterable<SourceLine>;
}

export interface SourceLine {
  readonly number: number;
  readonly text: string;
}

/** What the user pointed at: a set of files, because many runs are folders. */
export interface Source {
  /** The argument as given. */
  readonly input: string;
  /** Base name of the argument. */
  readonly name: string;
  /** All files below it, sorted by name; a single file is a set of one. */
  readonly files: readonly SourceFile[];
  /** Set where the numbers of stored weights are asked for, which costs reading files of many gigabytes. */
  readonly readsWeights?: true;
  /** What was odd about opening it: archives with entries that cannot be read, packed files that are cut. */
  readonly notices?: readonly Notice[];
  /** Copies files, by the names they shall have, to a private folder; absent where there is no disk to copy to. */
  readonly copyOut?: (files: ReadonlyMap<string, SourceFile>) => Promise<PrivateCopy>;
}

/** Files in a private folder of our own, for libraries that open nothing but paths. */
export interface PrivateCopy {
  readonly folder: string;
  remove(): Promise<void>;
}
