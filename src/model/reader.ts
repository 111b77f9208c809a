import type { RunPart } from "./run.ts";
import type { Source, SourceFile } from "./source.ts";

/** One format. Readers get a Source and yield parts; they never touch the disk, print, or compute statistics. */
export interface Reader {
  /** = file or folder name = docs page. */
  readonly id: string;
  readonly title: string;
  /** Names it usually has, for the docs and `postrun list`. */
  readonly files: readonly string[];
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
