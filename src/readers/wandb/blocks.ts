import { crc32 } from "../wire/crc32.ts";

/** One record of a .wandb file, or what stands in its place. */
export type Frame =
  | { readonly kind: "record"; readonly index: number; readonly byte: number; readonly data: Uint8Array }
  /** A fragment does not match its checksum or has no place: its block is lost from there on. */
  | { readonly kind: "damaged"; readonly byte: number }
  /** The file ends inside a record. */
  | { readonly kind: "cut"; readonly byte: number; readonly left: number };

/** Cuts a stream of bytes into records, whatever the sizes of its chunks. */
export interface BlockSplitter {
  push(chunk: Uint8Array): Frame[];
  /** What is left at the end of the file. */
  end(): Frame[];
}

const BLOCK = 32_768;

/** Of the file: `:W&B`, uint16 0xBEE1, uint8 version 0; it counts as part of the first block. */
const FILE_HEADER = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe];
const FILE_HEADER_LENGTH = 7;

/** Of a fragment: uint32 checksum, uint16 length, uint8 type. */
const HEADER = 7;

const FULL = 1;
const FIRST = 2;
const MIDDLE = 3;
const LAST = 4;

/** True where these first bytes are those of a .wandb file. */
export function isWandbHead(head: Uint8Array): boolean {
  return FILE_HEADER.every((byte, i) => head[i] === byte);
}

/**
 * Makes a splitter for one file. The layout is that of LevelDB's log: blocks of 32,768 bytes, in them fragments of records,
 * no fragment across two blocks, less than 7 bytes at the end of a block are zeros. The checksum is the plain CRC-32 of
 * zlib over type and data, although W&B's own comment says crc32c.
 */
export function createBlockSplitter(): BlockSplitter {
  let chunks: Uint8Array[] = [];
  let held = 0;
  let blockStart = 0;
  const open: OpenRecord = { index: 0, byte: -1, parts: [] };

  function takeBlocks(atEnd: boolean): Frame[] {
    const buffer = Buffer.concat(chunks);
    const frames: Frame[] = [];
    let at = 0;
    while (buffer.length - at >= BLOCK || (atEnd && at < buffer.length)) {
      const block = buffer.subarray(at, Math.min(at + BLOCK, buffer.length));
      readBlock(block, { start: blockStart, open, frames });
      at += block.length;
      blockStart += block.length;
    }
    chunks = [buffer.subarray(at)];
    held = buffer.length - at;
    return frames;
  }

  return {
    push(chunk) {
      chunks.push(chunk);
      held += chunk.length;
      return held < BLOCK ? [] : takeBlocks(false);
    },
    end() {
      const frames = takeBlocks(true);
      const isCut = frames.at(-1)?.kind === "cut";
      if (open.byte >= 0 && !isCut)
        frames.push({ kind: "cut", byte: open.byte, left: blockStart - open.byte });
      return frames;
    },
  };
}

/** A record whose last fragment has not come yet; `byte` is -1 where there is none. */
interface OpenRecord {
  index: number;
  byte: number;
  parts: Uint8Array[];
}

interface BlockPlace {
  readonly start: number;
  readonly open: OpenRecord;
  readonly frames: Frame[];
}

function readBlock(block: Uint8Array, { start, open, frames }: BlockPlace): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let at = start === 0 ? FILE_HEADER_LENGTH : 0;
  while (at + HEADER <= block.length) {
    const length = view.getUint16(at + 4, true);
    const type = view.getUint8(at + 6);
    // A block that was set aside and never written.
    if (type === 0 && length === 0 && view.getUint32(at, true) === 0) return;
    const end = at + HEADER + length;
    if (end > block.length && block.length < BLOCK) {
      frames.push({ kind: "cut", byte: start + at, left: block.length - at });
      return;
    }
    const data = block.subarray(at + HEADER, end);
    const isGood = end <= block.length && crc32(block.subarray(at + 6, end)) === view.getUint32(at, true);
    const fragment = { byte: start + at, type, data };
    if (!isGood || !addFragment(fragment, open, frames)) {
      frames.push({ kind: "damaged", byte: start + at });
      close(open);
      return;
    }
    at = end;
  }
  const rest = block.length - at;
  const isPadding = block.length === BLOCK || block.subarray(at).every((byte) => byte === 0);
  if (rest > 0 && !isPadding) frames.push({ kind: "cut", byte: start + at, left: rest });
}

interface Fragment {
  readonly byte: number;
  readonly type: number;
  readonly data: Uint8Array;
}

/** False where the fragment has no place: a type that is none, or a middle without its first. */
function addFragment({ byte, type, data }: Fragment, open: OpenRecord, frames: Frame[]): boolean {
  if (type === FULL) {
    frames.push({ kind: "record", index: open.index++, byte, data });
    return true;
  }
  if (type === FIRST) {
    open.byte = byte;
    open.parts = [data];
    return true;
  }
  if (open.byte < 0 || (type !== MIDDLE && type !== LAST)) return isOrphan(type);
  open.parts.push(data);
  if (type === MIDDLE) return true;
  frames.push({ kind: "record", index: open.index++, byte: open.byte, data: Buffer.concat(open.parts) });
  close(open);
  return true;
}

/** The rest of a record whose start was lost in a damaged block is passed over without a word of its own. */
function isOrphan(type: number): boolean {
  return type === MIDDLE || type === LAST;
}

function close(open: OpenRecord): void {
  open.byte = -1;
  open.parts = [];
}
