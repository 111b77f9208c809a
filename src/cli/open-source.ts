import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ReadError } from "../model/errors.ts";
import type { Source, SourceFile } from "../model/source.ts";
import { decodeLines, decodeText } from "./decode-text.ts";

/** More files than the largest MLflow store seen (one file a metric and parameter); a home folder has more. */
const MOST_FILES = 100_000;

/** Hidden folders in which tools keep what belongs to a run. */
const HIDDEN_BUT_WRITTEN_BY_TOOLS = new Set([".hydra", ".guild", ".neptune"]);

/** Folders that hold programs, never a run. */
const NEVER_A_RUN = new Set(["node_modules", "__pycache__", "__MACOSX"]);

interface OpenOptions {
  /** Most files that are listed before the folder is refused. */
  readonly mostFiles?: number;
}

/** Opens what the user pointed at, a file or a folder with all below it, as a set of files. */
export async function openSource(path: string, options: OpenOptions = {}): Promise<Source> {
  const root = resolve(path);
  const found = await statOrThrow(path, root);
  if (found.isFile()) {
    const name = basename(root);
    return { input: path, name, files: [sourceFile(dirname(root), name, found.size)] };
  }
  if (!found.isDirectory()) throw new ReadError(`Cannot read ${path}: neither a file nor a folder`);
  const listing = { path, root, most: options.mostFiles ?? MOST_FILES, files: [] as SourceFile[] };
  await listFolder(listing, "");
  if (listing.files.length === 0) {
    throw new ReadError(`Cannot read ${path}: the folder holds no files`, {
      hint: "Point postrun at the folder or file that the training run wrote",
    });
  }
  listing.files.sort((a, b) => byCodeUnit(a.name, b.name));
  return { input: path, name: basename(root), files: listing.files };
}

interface Listing {
  readonly path: string;
  readonly root: string;
  readonly most: number;
  readonly files: SourceFile[];
}

/**
 * Links below the root are not followed: one that stays inside points at a file that is listed anyway (W&B's
 * `latest-run`), one that leaves is no part of the run. So there are no loops either.
 */
async function listFolder(listing: Listing, folder: string): Promise<void> {
  const absolute = join(listing.root, folder);
  const entries = await readdir(absolute, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ReadError(`Cannot read ${folder === "" ? listing.path : folder}: ${reasonOf(cause)}`, {
      cause,
    });
  });
  for (const entry of entries) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isSkippedFolder(entry.name)) await listFolder(listing, name);
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    if (listing.files.length >= listing.most) {
      throw new ReadError(`Cannot read ${listing.path}: it holds more than ${listing.most} files`, {
        hint: "Point postrun at the folder of one run",
      });
    }
    const { size } = await statOrThrow(name, join(absolute, entry.name));
    listing.files.push(sourceFile(listing.root, name, size));
  }
}

function isSkippedFolder(name: string): boolean {
  return NEVER_A_RUN.has(name) || (name.startsWith(".") && !HIDDEN_BUT_WRITTEN_BY_TOOLS.has(name));
}

function sourceFile(root: string, name: string, size: number): SourceFile {
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

async function statOrThrow(shown: string, path: string) {
  try {
    return await stat(path);
  } catch (cause) {
    throw new ReadError(`Cannot read ${shown}: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
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

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
