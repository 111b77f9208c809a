import type { RunPart } from "./run.ts";
import type { Source, SourceFile } from "./source.ts";

/** One format. Readers get a Source and yield parts; they never touch the disk, print, or compute statistics. */
export interface Reader {
  /** = file or folder name = docs page. */
  readonly id: string;
  readonly title: string;
  /** Names it usually has, for the docs and `postrun list`. */
  readonly files: readonly string[];
  /** What its docs page says beside the title and the names. */
  readonly about: FormatFacts;
  /** Set where it reads the heads of files that may have many gigabytes: then no checksum of the whole is made. */
  readonly readsPart?: true;
  /**
   * How surely this file is of this format: 0 no, 1 certain; by name and content. `head` is its first 64 KiB.
   * Best score wins the file, a tie is an error that names both readers.
   */
  sniff(file: SourceFile, head: Uint8Array, source: Source): number;
  /** Reads the files that it won, all together, so that a run made of many files stays one. Throws ReadError. */
  read(files: readonly SourceFile[], source: Source): AsyncIterable<RunPart>;
}

/** A format in words, for its page in docs/formats: each true of the reader's code. */
export interface FormatFacts {
  /** How a file is told to be of this format. */
  readonly recognisedBy: string;
  readonly reads: readonly string[];
  /** What stands in the files and is not read, with the reason. */
  readonly leaves: readonly string[];
  /** What is easily read wrong and is not. */
  readonly traps?: readonly string[];
  /** The writer that an interop test runs, reading back what it wrote. */
  readonly provenBy?: string;
}
