import { ReadError } from "../../model/errors.ts";
import type { SourceFile } from "../../model/source.ts";

/** Longest pickle that is read: that of a model with 100,000 tensors has about 20 MB. */
const MOST_ENTRY_BYTES = 64 * 1024 * 1024;

/** Longest directory: one of 100,000 storages has about 10 MB. */
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;

/** End record with the longest comment, and the locator of zip64 before it (APPNOTE.TXT 4.3.15 and 4.3.16). */
const TAIL_BYTES = 22 + 65_535 + 20;

/** An entry that lies in an archive as it is, and the names of all entries. */
export interface StoredEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly names: readonly string[];
  readonly entries: readonly ArchiveEntry[];
}

/** Where the bytes of an entry begin in the file; null where it is compressed or not where the directory says. */
export async function startOfEntry(file: SourceFile, entry: ArchiveEntry): Promise<number | null> {
  const header = viewOf(await file.slice(entry.offset, entry.offset + 30));
  if (entry.method !== 0 || header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) return null;
  return entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
}

/** Reads one entry that is stored without compression, as torch.save stores all of them, by its base name. */
export async function readStoredEntry(file: SourceFile, base: string): Promise<StoredEntry> {
  const entries = await directoryOf(file);
  const entry = entries.find(({ name }) => name === base || name.endsWith(`/${base}`));
  if (entry === undefined) throw refused(file, `its archive has no ${base}`);
  const { name, method, size, offset } = entry;
  if (method !== 0) throw refused(file, `${name} is compressed, torch.save stores it as it is`);
  if (size > MOST_ENTRY_BYTES)
    throw refused(file, `${name} has ${size} bytes, at most ${MOST_ENTRY_BYTES} are read`);
  const start = await startOfEntry(file, entry);
  if (start === null) {
    throw refused(file, `no entry begins at byte ${offset}, where the directory says ${name} does`);
  }
  const bytes = await file.slice(start, start + size);
  if (bytes.length < size)
    throw refused(file, `${name} has ${size} bytes, the file ends after ${bytes.length}`);
  return { name, bytes, names: entries.map((one) => one.name), entries };
}

/** An entry as the archive's directory has it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  readonly size: number;
  readonly offset: number;
}

async function directoryOf(file: SourceFile): Promise<ArchiveEntry[]> {
  const { offset, size } = await endOf(file);
  if (size > MOST_DIRECTORY_BYTES || offset + size > file.size) {
    throw refused(file, `its archive's directory of ${size} bytes at byte ${offset} does not fit`);
  }
  const bytes = await file.slice(offset, offset + size);
  const view = viewOf(bytes);
  const entries: ArchiveEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50; ) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const end = at + 46 + nameLength + extraLength;
    if (end > bytes.length) break;
    const extra = viewOf(bytes.subarray(at + 46 + nameLength, end));
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      ...placeOf(
        {
          packed: view.getUint32(at + 20, true),
          size: view.getUint32(at + 24, true),
          offset: view.getUint32(at + 42, true),
        },
        extra,
      ),
    });
    at = end + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Sizes above 4 GiB stand in the zip64 extra field, those that are all ones in the entry and in this order. */
function placeOf(
  entry: { readonly packed: number; readonly size: number; readonly offset: number },
  extra: DataView,
): { size: number; offset: number } {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    const end = Math.min(extra.byteLength, at + 4 + extra.getUint16(at + 2, true));
    let next = at + 4;
    const wide = (value: number): number => {
      if (value !== 0xffffffff || next + 8 > end) return value;
      next += 8;
      return Number(extra.getBigUint64(next - 8, true));
    };
    const size = wide(entry.size);
    wide(entry.packed);
    return { size, offset: wide(entry.offset) };
  }
  return entry;
}

/** Where the central directory lies, by the record at the end of the archive. */
async function endOf(file: SourceFile): Promise<{ offset: number; size: number }> {
  const from = Math.max(0, file.size - TAIL_BYTES);
  const tail = await file.slice(from, file.size);
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const wide = size === 0xffffffff || offset === 0xffffffff || view.getUint16(at + 10, true) === 0xffff;
    if (!wide || at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) return { offset, size };
    const record = viewOf(await file.slice(...rangeOf(view.getBigUint64(at - 12, true))));
    if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) break;
    return { size: Number(record.getBigUint64(40, true)), offset: Number(record.getBigUint64(48, true)) };
  }
  throw refused(file, "its zip archive has no end record: the file is cut or damaged");
}

function rangeOf(start: bigint): [number, number] {
  const at = Number(start < 2n ** 53n ? start : 0n);
  return [at, at + 56];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refused(file: SourceFile, found: string): ReadError {
  return new ReadError(`Cannot read ${file.name}: ${found}`);
}
