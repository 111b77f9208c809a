import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { ReadError } from "../model/errors.ts";
import type { Notice } from "../model/position.ts";
import type { Source, SourceFile } from "../model/source.ts";
import { fileOfStream, type Memory } from "./file-access.ts";
import { isLeftOut } from "./left-out.ts";
import { refuseBomb, type UnpackLimits, unpackAll } from "./unpack-file.ts";

/** Whether a file is an archive that may hold a run: by name, as checkpoints are zip files as well. */
export async function isZip(file: SourceFile): Promise<boolean> {
  if (!/\.zip$/i.test(file.name)) return false;
  const head = await file.slice(0, 4);
  // APPNOTE.TXT 4.3: a local file header, or the end record of an empty archive.
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05);
}

interface Archive {
  readonly input: string;
  readonly path: string;
  readonly file: SourceFile;
}

interface Options {
  readonly most: number;
  readonly memory: Memory;
  readonly limits: UnpackLimits;
}

/** The files of a zip archive, read where they lie: nothing is written to the disk. */
export async function openZip(archive: Archive, options: Options): Promise<Source> {
  const { file, input } = archive;
  const zip = await openArchive(archive);
  const { entries, notices } = await entriesOf(zip, archive, options);
  if (entries.length === 0) {
    const [first] = notices;
    throw new ReadError(`Cannot read ${input}: ${first?.message ?? "the archive holds no files"}`);
  }
  const files = entries.map((entry) => entryFile(zip, entry, { archive: file.name, memory: options.memory }));
  const unpacked = await unpackAll(files, options);
  return {
    input,
    name: file.name.replace(/\.zip$/i, ""),
    files: unpacked.files,
    notices: [...notices, ...unpacked.notices],
  };
}

/** Opens the disk for each read, so that no handle stays open for as long as a run is known. */
class DiskReader extends RandomAccessReader {
  readonly #path: string;

  constructor(path: string) {
    super();
    this.#path = path;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return createReadStream(this.#path, { start, end: end - 1 });
  }
}

async function openArchive({ input, path, file }: Archive): Promise<ZipFile> {
  try {
    const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true };
    return await fromRandomAccessReaderPromise(new DiskReader(path), file.size, options);
  } catch (cause) {
    throw new ReadError(`Cannot read ${input}: the zip archive is damaged or cut, ${reasonOf(cause)}`, {
      cause,
    });
  }
}

async function entriesOf(
  zip: ZipFile,
  { input }: Archive,
  { most, limits }: Options,
): Promise<{ entries: Entry[]; notices: Notice[] }> {
  const entries = new Map<string, Entry>();
  const notices: Notice[] = [];
  if (zip.entryCount > most) throw tooMany(input, most);
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/") || isLeftOut(entry.fileName)) continue;
      const refusal = refusalOf(entry);
      if (refusal !== null) {
        notices.push(refusal);
        continue;
      }
      refuseBomb({ name: entry.fileName, size: entry.compressedSize }, entry.uncompressedSize, limits);
      total += entry.uncompressedSize;
      // An archive that was added to holds a file once more, and the later one is meant.
      entries.set(entry.fileName, entry);
    }
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    throw new ReadError(`Cannot read ${input}: ${reasonOf(cause)}`, { cause });
  }
  // Entries may overlap: each is small, all of them are not.
  refuseBomb({ name: input, size: zip.fileSize }, total, limits);
  return { entries: [...entries.values()], notices };
}

function tooMany(input: string, most: number): ReadError {
  return new ReadError(`Cannot read ${input}: it holds more than ${most} files`, {
    hint: "Point postrun at the files of one run",
  });
}

function refusalOf(entry: Entry): Notice | null {
  const name = entry.fileName;
  const why = entry.isEncrypted() ? "encrypted" : unknownMethod(entry);
  if (why === null) return null;
  return {
    level: "warning",
    code: "file-ignored",
    message: `${name} in the archive is ${why} and is not read`,
    at: { file: name },
  };
}

/** APPNOTE.TXT 4.4.5: 0 is stored, 8 is deflate, which is all that run archives use. */
function unknownMethod({ compressionMethod }: Entry): string | null {
  return compressionMethod === 0 || compressionMethod === 8
    ? null
    : `compressed by method ${compressionMethod} (stored and deflate are read)`;
}

function entryFile(
  zip: ZipFile,
  entry: Entry,
  { archive, memory }: { readonly archive: string; readonly memory: Memory },
): SourceFile {
  const name = entry.fileName;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream) yield chunk as Uint8Array;
    } catch (cause) {
      throw new ReadError(`Cannot read ${name} in ${archive}: ${reasonOf(cause)}`, { cause });
    }
  };
  return fileOfStream({ name, size: entry.uncompressedSize, packedIn: archive, chunks }, memory);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
