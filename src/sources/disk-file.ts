import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { ReadError } from "../model/errors.ts";
import type { SourceFile } from "../model/source.ts";
import { decodeLines, decodeText } from "./decode-text.ts";

/** A file on the disk, as large as it was when it was listed. */
export function diskFile(root: string, name: string, size: number): SourceFile {
  const path = join(root, name);
  return {
    name,
    size,
    slice: (start, end) => readSlice(path, name, { start, end: Math.min(end, size) }),
    chunks: () => readChunks(path, name, size),
    text: () => decodeText(name, readChunks(path, name, size)),
    lines: () => decodeLines(name, readChunks(path, name, size)),
  };
}

async function readSlice(
  path: string,
  name: string,
  range: { readonly start: number; readonly end: number },
): Promise<Uint8Array> {
  const length = Math.max(0, range.end - range.start);
  const bytes = new Uint8Array(length);
  if (length === 0) return bytes;
  try {
    const handle = await open(path, "r");
    try {
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, range.start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new ReadError(`Cannot read ${name}: ${reasonOf(cause)}`, { cause });
  }
}

/** Ends at the size that was listed, so that a run that is still being written gives one consistent picture. */
async function* readChunks(path: string, name: string, size: number): AsyncGenerator<Uint8Array> {
  if (size === 0) return;
  const stream = createReadStream(path, { end: size - 1, highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (cause) {
    throw new ReadError(`Cannot read ${name}: ${reasonOf(cause)}`, { cause });
  } finally {
    stream.destroy();
  }
}

/** What stands at a path, or one clear ReadError. */
export async function statOrThrow(shown: string, path: string) {
  try {
    return await stat(path);
  } catch (cause) {
    throw new ReadError(`Cannot read ${shown}: ${reasonOf(cause)}`, { cause });
  }
}

/** Why a path cannot be read, in words. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const known = REASONS[code];
  if (known !== undefined) return known;
  return cause instanceof Error ? cause.message : String(cause);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  ENOTDIR: "no such file or folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "a link points back at itself",
};
