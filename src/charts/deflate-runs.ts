/**
 * A zlib stream (RFC 1950) of one fixed-Huffman block (RFC 1951, section 3.2.6) that knows runs only: a byte, or
 * "repeat the last byte n times". A sparse matrix is nearly all runs, and equal input gives equal bytes on every
 * version of Node, which its own zlib does not promise.
 */
export function deflateRuns(bytes: Uint8Array): Uint8Array {
  const bits = new BitWriter();
  // BFINAL = 1, BTYPE = 01 (fixed Huffman codes).
  bits.write(0b011, 3);
  for (let i = 0; i < bytes.length; ) {
    const run = i === 0 ? 0 : runAt(bytes, i);
    if (run < LEAST_RUN) {
      bits.writeCode(literalCode(bytes[i] ?? 0));
      i++;
    } else {
      writeRun(bits, run);
      i += run;
    }
  }
  bits.writeCode(literalCode(END_OF_BLOCK));
  return Uint8Array.from([0x78, 0x01, ...bits.finish(), ...bigEndian(adler32(bytes))]);
}

const LEAST_RUN = 3;
const LONGEST_RUN = 258;
const END_OF_BLOCK = 256;

/** Base lengths of the codes 257 to 285 and their extra bits (RFC 1951, section 3.2.5). */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
] as const;
const EXTRA = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
] as const;

interface Code {
  readonly value: number;
  readonly length: number;
}

/** How many bytes from here on equal the one before. */
function runAt(bytes: Uint8Array, from: number): number {
  const last = bytes[from - 1];
  let to = from;
  while (to < bytes.length && to - from < LONGEST_RUN && bytes[to] === last) to++;
  return to - from;
}

function writeRun(bits: BitWriter, run: number): void {
  const index = LENGTHS.findLastIndex((base) => base <= run);
  bits.writeCode(literalCode(END_OF_BLOCK + 1 + index));
  bits.write(run - (LENGTHS[index] ?? run), EXTRA[index] ?? 0);
  // Distance code 0 of five bits: one byte back.
  bits.write(0, 5);
}

/** Fixed codes: 0–143 in 8 bits, 144–255 in 9, 256–279 in 7, 280–287 in 8. */
function literalCode(symbol: number): Code {
  if (symbol < 144) return { value: 0x30 + symbol, length: 8 };
  if (symbol < 256) return { value: 0x190 + symbol - 144, length: 9 };
  if (symbol < 280) return { value: symbol - 256, length: 7 };
  return { value: 0xc0 + symbol - 280, length: 8 };
}

class BitWriter {
  private readonly out: number[] = [];
  private pending = 0;
  private count = 0;

  /** Numbers go in from their least bit. */
  write(value: number, length: number): void {
    for (let bit = 0; bit < length; bit++) this.writeBit((value >>> bit) & 1);
  }

  /** Huffman codes go in from their greatest bit. */
  writeCode({ value, length }: Code): void {
    for (let bit = length - 1; bit >= 0; bit--) this.writeBit((value >>> bit) & 1);
  }

  finish(): readonly number[] {
    while (this.count > 0) this.writeBit(0);
    return this.out;
  }

  private writeBit(bit: number): void {
    this.pending |= bit << this.count;
    this.count++;
    if (this.count < 8) return;
    this.out.push(this.pending);
    this.pending = 0;
    this.count = 0;
  }
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function bigEndian(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}
