import { constants, createGunzip, type Gunzip } from "node:zlib";
import { Decompress } from "fzstd";

/** How the bytes of a file are packed. */
export type Packing = "gzip" | "zstd";

/** The packing that the first bytes state (RFC 1952, RFC 8878); null where the bytes are no such stream. */
export function packingOf(head: Uint8Array): Packing | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return "zstd";
  return null;
}

/** The stream ends before it is whole, or is damaged; everything before that was given. */
export class UnpackError extends Error {
  readonly cut: boolean;

  constructor(message: string, options: { readonly cut: boolean; readonly cause: unknown }) {
    super(message, { cause: options.cause });
    this.cut = options.cut;
  }
}

/** The unpacked bytes, in pieces; throws an UnpackError after the last good piece of a damaged stream. */
export function unpackChunks(
  chunks: AsyncIterable<Uint8Array>,
  packing: Packing,
): AsyncGenerator<Uint8Array> {
  return packing === "gzip" ? gunzip(chunks) : unzstd(chunks);
}

/** A piece of input is small, because deflate makes up to 1,032 times as much of it and zstd far more. */
const GZIP_PIECE = 16 * 1024;
const ZSTD_PIECE = 512;

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ finishFlush: constants.Z_FINISH });
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  // A stream that fails drops what waits in it, so each piece is taken as soon as it is there.
  stream.on("data", (piece: Uint8Array) => ready.push(piece));
  stream.on("error", (error) => {
    failure = error;
  });
  // A write that fails never calls back: only the closing of the stream tells.
  const closed = new Promise<void>((resolve) => {
    stream.once("close", resolve);
  });
  try {
    for await (const piece of pieces(chunks, GZIP_PIECE)) {
      await Promise.race([written(stream, piece), closed]);
      yield* ready.splice(0);
      if (failure !== null) throw gzipError(failure);
    }
    await Promise.race([ended(stream), closed]);
    yield* ready.splice(0);
    if (failure !== null) throw gzipError(failure);
  } finally {
    stream.destroy();
  }
}

function written(stream: Gunzip, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.write(piece, () => resolve());
  });
}

function ended(stream: Gunzip): Promise<void> {
  return new Promise((resolve) => {
    stream.once("end", resolve);
    stream.end();
  });
}

function gzipError(cause: Error & { readonly code?: string }): UnpackError {
  return new UnpackError(cause.message, { cut: cause.code === "Z_BUF_ERROR", cause });
}

async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const stream = new Decompress((piece) => {
    // The decoder writes its next block over this one.
    if (piece.length > 0) ready.push(Uint8Array.from(piece));
  });
  for await (const piece of pieces(chunks, ZSTD_PIECE)) {
    const failure = pushed(stream, piece, false);
    yield* ready.splice(0);
    if (failure !== null) throw failure;
  }
  const failure = pushed(stream, new Uint8Array(0), true);
  yield* ready.splice(0);
  if (failure !== null) throw failure;
}

/** Code of fzstd for a stream that ends too early. */
const UNEXPECTED_END = 5;

function pushed(stream: Decompress, piece: Uint8Array, final: boolean): UnpackError | null {
  try {
    stream.push(piece, final);
    return null;
  } catch (cause) {
    const cut = cause instanceof Error && "code" in cause && cause.code === UNEXPECTED_END;
    return new UnpackError(cause instanceof Error ? cause.message : String(cause), { cut, cause });
  }
}

async function* pieces(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
  }
}
