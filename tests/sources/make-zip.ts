import { crc32, deflateRawSync } from "node:zlib";

/** One entry of an archive for tests; what it claims may differ from what it holds. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly method?: 0 | 8 | 93;
  readonly encrypted?: boolean;
  /** The unpacked size that the archive states, where it lies. */
  readonly claims?: number;
}

/** The bytes of a zip archive (APPNOTE.TXT 4.3), written by hand so that it can be wrong on purpose. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, content, method = 8 } = entry;
    const plain = Buffer.from(content);
    const data = method === 8 ? deflateRawSync(plain) : plain;
    const fields = header(entry, {
      crc: crc32(plain),
      packed: data.length,
      size: entry.claims ?? plain.length,
    });
    const local = Buffer.concat([
      u32(0x04034b50),
      fields,
      u16(Buffer.byteLength(name)),
      u16(0),
      Buffer.from(name),
      data,
    ]);
    const tail = [u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset)];
    central.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20),
        fields,
        u16(Buffer.byteLength(name)),
        ...tail,
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const count = u16(entries.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(directory.length), u32(offset), u16(0)];
  return Buffer.concat([...locals, directory, ...end]);
}

function header(
  { method = 8, encrypted }: ZipEntry,
  sizes: { readonly crc: number; readonly packed: number; readonly size: number },
): Buffer {
  const flags = encrypted ? 0x0801 : 0x0800;
  return Buffer.concat([
    u16(20),
    u16(flags),
    u16(method),
    u32(0),
    u32(sizes.crc),
    u32(sizes.packed),
    u32(sizes.size),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
