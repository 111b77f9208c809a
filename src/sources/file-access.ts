import type { SourceFile } from "../model/source.ts";
import { decodeLines, decodeText } from "./decode-text.ts";

/** A file of which only a stream from its start can be had. */
export interface StreamedFile {
  readonly name: string;
  readonly size: number;
  readonly packedIn: string;
  chunks(): AsyncIterable<Uint8Array>;
}

/** Memory for unpacked files of one source: what fits is held, so that it is unpacked once. */
export interface Memory {
  left: number;
}

/** Files beyond this are streamed again each time; what readers jump about in (parquet, databases) is mostly smaller. */
const LARGEST_HELD = 16 * 1024 ** 2;

/** A file of a source over a stream: held from the first use where memory allows, else streamed up to what is asked. */
export function fileOfStream(file: StreamedFile, memory: Memory): SourceFile {
  const { name, size, packedIn } = file;
  const hold = size <= Math.min(LARGEST_HELD, memory.left);
  if (hold) memory.left -= size;
  let held: Promise<Uint8Array> | null = null;
  const whole = () => {
    held ??= sliceOf(upTo(file.chunks(), size), 0, size);
    return held;
  };
  const chunks = () => (hold ? piecesOf(whole()) : upTo(file.chunks(), size));
  return {
    name,
    size,
    packedIn,
    slice: async (start, end) =>
      hold
        ? (await whole()).slice(start, Math.max(start, end))
        : sliceOf(chunks(), Math.min(start, size), Math.min(end, size)),
    chunks,
    text: () => decodeText(name, chunks()),
    lines: () => decodeLines(name, chunks()),
  };
}

const PIECE = 256 * 1024;

async function* piecesOf(whole: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = await whole;
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** Ends at the size that was measured, so that a damaged end is never asked for again. */
async function* upTo(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size;
  if (left === 0) return;
  for await (const chunk of chunks) {
    yield chunk.length > left ? chunk.subarray(0, left) : chunk;
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function sliceOf(chunks: AsyncIterable<Uint8Array>, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let at = 0;
  let filled = 0;
  if (bytes.length === 0) return bytes;
  for await (const chunk of chunks) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    bytes.set(part, filled);
    filled += part.length;
    at += chunk.length;
    if (at >= end) break;
  }
  return bytes.subarray(0, filled);
}
