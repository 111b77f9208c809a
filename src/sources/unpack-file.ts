import { ReadError } from "../model/errors.ts";
import type { Notice } from "../model/position.ts";
import type { SourceFile } from "../model/source.ts";
import { fileOfStream, type Memory } from "./file-access.ts";
import { type Packing, packingOf, UnpackError, unpackChunks } from "./unpack-chunks.ts";

/** How much a packed file or archive may become; an error beyond. */
export interface UnpackLimits {
  /** Bytes of one file when unpacked. */
  readonly bytes: number;
  /** Unpacked bytes for one packed byte, once `ratioFrom` bytes are there. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/**
 * Logs and traces pack to a tenth or a fortieth, a CSV of one repeated row to about a hundredth; bombs are built near
 * deflate's limit of 1,032. The largest trace seen is 300 MB unpacked.
 */
export const UNPACK_LIMITS: UnpackLimits = {
  bytes: 4 * 1024 ** 3,
  ratio: 400,
  ratioFrom: 32 * 1024 ** 2,
};

/** What tools write packed: tables, logs, traces, event files. A `.tar.gz` or a packed checkpoint is left alone. */
const PACKED_NAME = /(\.(csv|tsv|txt|log|out|err|jsonl?|ndjson|ya?ml)|tfevents[^/]*)\.(gz|zst)$/i;

/** The name of a packed file once it is unpacked, or null where tools write no such file. */
export function unpackedName(name: string): string | null {
  return PACKED_NAME.test(name) ? name.slice(0, name.lastIndexOf(".")) : null;
}

/** A file as readers see it, unpacked where it is packed, with what is odd about it. */
export interface Unpacked {
  readonly file: SourceFile;
  readonly notices: readonly Notice[];
}

/** Unpacks a `.gz` or `.zst` on the way; any other file comes back as it is. Throws a ReadError beyond the limits. */
export async function unpackFile(
  file: SourceFile,
  { memory, limits }: { readonly memory: Memory; readonly limits: UnpackLimits },
): Promise<Unpacked> {
  const name = unpackedName(file.name);
  const packing = name === null ? null : packingOf(await file.slice(0, 4));
  // A Git LFS pointer, an empty file: said by whoever looks at the file itself.
  if (name === null || packing === null) return { file, notices: [] };
  const measured = await measure(file, packing, limits);
  const { size } = measured;
  const chunks = () => unpackChunks(file.chunks(), packing);
  const unpacked = fileOfStream({ name, size, packedIn: file.name, chunks }, memory);
  return { file: unpacked, notices: measured.notices };
}

/** Unpacks what is packed among files, sorted by name; what cannot be unpacked is left out with a notice. */
export async function unpackAll(
  files: readonly SourceFile[],
  options: { readonly memory: Memory; readonly limits: UnpackLimits },
): Promise<{ readonly files: readonly SourceFile[]; readonly notices: readonly Notice[] }> {
  const names = new Set(files.map(({ name }) => name));
  const unpacked: SourceFile[] = [];
  const notices: Notice[] = [];
  for (const file of files) {
    const name = unpackedName(file.name);
    if (name !== null && names.has(name)) {
      notices.push(ignored(file, `${file.name} is not read: ${name} lies beside it`, "info"));
      continue;
    }
    // Two packings of one file are one as well.
    if (name !== null) names.add(name);
    try {
      const one = await unpackFile(file, options);
      unpacked.push(one.file);
      notices.push(...one.notices);
    } catch (error) {
      if (!(error instanceof ReadError) || files.length === 1) throw error;
      notices.push(ignored(file, error.message, "warning"));
    }
  }
  unpacked.sort((a, b) => byCodeUnit(a.name, b.name));
  return { files: unpacked, notices };
}

function ignored(file: SourceFile, message: string, level: Notice["level"]): Notice {
  return { level, code: "file-ignored", message, at: { file: file.name } };
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Measured {
  readonly size: number;
  readonly notices: readonly Notice[];
}

/** The size that a gzip file states is that of its last member, modulo 4 GiB: the true one is counted. */
async function measure(file: SourceFile, packing: Packing, limits: UnpackLimits): Promise<Measured> {
  const notices: Notice[] = [];
  let size = 0;
  try {
    for await (const chunk of unpackChunks(file.chunks(), packing)) {
      size += chunk.length;
      refuseBomb(file, size, limits);
    }
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    if (size === 0)
      throw new ReadError(`Cannot read ${file.name}: ${packing} ${error.message}`, { cause: error });
    notices.push(damage(file, packing, { error, size }));
  }
  return { size, notices };
}

/** Refuses what unpacks to more than a log can be. */
export function refuseBomb(
  file: { readonly name: string; readonly size: number },
  size: number,
  limits: UnpackLimits,
): void {
  const hint = "Unpack it yourself if it is what you think it is";
  if (size > limits.bytes) {
    throw new ReadError(`Cannot read ${file.name}: unpacked it is longer than ${limits.bytes} bytes`, {
      hint,
    });
  }
  if (size > limits.ratioFrom && size > limits.ratio * file.size) {
    throw new ReadError(
      `Cannot read ${file.name}: its ${file.size} bytes become more than ${limits.ratio} times as many when unpacked`,
      { hint },
    );
  }
}

function damage(
  file: SourceFile,
  packing: Packing,
  found: { readonly error: UnpackError; readonly size: number },
): Notice {
  const message = found.error.cut
    ? `${file.name} ends inside its ${packing} stream: the ${found.size} bytes before the cut are read`
    : `${file.name} is damaged (${packing}: ${found.error.message}): the ${found.size} bytes before that are read`;
  return {
    level: "warning",
    code: found.error.cut ? "truncated-file" : "damaged-record",
    message,
    at: { file: file.name },
  };
}
