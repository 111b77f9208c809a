import { maskedCrc32c } from "../wire/crc32.ts";

/** One record of a TFRecord file, or what stands in its place. */
export type Frame =
  | { readonly kind: "record"; readonly index: number; readonly byte: number; readonly data: Uint8Array }
  /** The checksum of the data does not match: the record is lost, the next one is found. */
  | { readonly kind: "damaged"; readonly index: number; readonly byte: number }
  /** The checksum of the length does not match: the rest of the file is lost, for nothing marks the next record. */
  | { readonly kind: "lost"; readonly index: number; readonly byte: number }
  /** The file ends inside this record. */
  | { readonly kind: "cut"; readonly index: number; readonly byte: number; readonly left: number };

/** Cuts a stream of bytes into records, whatever the sizes of its chunks. */
export interface FrameSplitter {
  push(chunk: Uint8Array): Frame[];
  /** What is left at the end of the file. */
  end(): Frame[];
}

/** Length (8 bytes) and its checksum (4 bytes); the data and its checksum (4 bytes) follow. */
const HEADER = 12;
const FOOTER = 4;

/**
 * Makes a splitter for one file of `size` bytes. The layout, from tensorboard's record_writer.py: "uint64 length,
 * uint32 masked crc of length, byte data[length], uint32 masked crc of data", all little-endian.
 */
export function createFrameSplitter(size: number): FrameSplitter {
  let chunks: Uint8Array[] = [];
  let held = 0;
  let start = 0;
  let wanted = HEADER;
  let index = 0;
  let stopped = false;

  function take(buffer: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    const data = view(buffer);
    while (buffer.length - at >= HEADER) {
      const frame = readFrame({ bytes: buffer, data, at }, { index, byte: start + at, size });
      if (typeof frame === "number") {
        wanted = frame;
        break;
      }
      frames.push(frame);
      stopped = frame.kind === "lost" || frame.kind === "cut";
      if (stopped) break;
      at += frameLength(data, at);
      index++;
      wanted = HEADER;
    }
    start += at;
    held = buffer.length - at;
    chunks = [buffer.subarray(at)];
    return frames;
  }

  return {
    push(chunk) {
      if (stopped) return [];
      chunks.push(chunk);
      held += chunk.length;
      return held < wanted ? [] : take(joined(chunks, held));
    },
    end() {
      return stopped || held === 0 ? [] : [{ kind: "cut", index, byte: start, left: held }];
    },
  };
}

/** True where these first bytes of a file are the head of a record whose length has its checksum. */
export function isFrameHead(head: Uint8Array): boolean {
  return head.length >= HEADER && maskedCrc32c(head.subarray(0, 8)) === view(head).getUint32(8, true);
}

/** Bytes with a view of them, and where a record begins in them. */
interface Place {
  readonly bytes: Uint8Array;
  readonly data: DataView;
  readonly at: number;
}

/** The record at a place, or how many bytes it needs. */
function readFrame(
  { bytes, data, at }: Place,
  of: { index: number; byte: number; size: number },
): Frame | number {
  const { index, byte, size } = of;
  if (maskedCrc32c(bytes.subarray(at, at + 8)) !== data.getUint32(at + 8, true)) {
    return { kind: "lost", index, byte };
  }
  const whole = frameLength(data, at);
  if (byte + whole > size) return { kind: "cut", index, byte, left: size - byte };
  if (bytes.length - at < whole) return whole;
  const record = bytes.subarray(at + HEADER, at + whole - FOOTER);
  const good = maskedCrc32c(record) === data.getUint32(at + whole - FOOTER, true);
  return good ? { kind: "record", index, byte, data: record } : { kind: "damaged", index, byte };
}

/** Bytes of the whole record; beyond 2^53 it loses digits, but then it is longer than any file. */
function frameLength(data: DataView, at: number): number {
  return data.getUint32(at + 4, true) * 2 ** 32 + data.getUint32(at, true) + HEADER + FOOTER;
}

/** A plain array of bytes: parts of a Buffer cost more to make, and there are two for each record. */
function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first !== undefined)
    return new Uint8Array(first.buffer, first.byteOffset, length);
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
