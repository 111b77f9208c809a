/** Wire types of the protobuf encoding: 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes. */
type WireType = 0 | 1 | 2 | 5;

/** One field as it stands on the wire. */
export interface Field {
  readonly number: number;
  readonly wire: WireType;
  /** The varint as a signed 64-bit number (exact up to 2^53); 0 for other wire types. */
  readonly int: number;
  /** The payload of wire types 1, 2 and 5; empty for a varint. */
  readonly bytes: Uint8Array;
}

/** The bytes are no protobuf message. */
export class WireError extends Error {}

/** The fields of one message in the order in which they stand. Throws WireError where the bytes break off or make no sense. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const cursor = { bytes: message, at: 0 };
  while (cursor.at < message.length) {
    const key = readVarint(cursor);
    const number = Math.floor(key / 8);
    if (number < 1) throw new WireError(`field number ${number} at byte ${cursor.at}`);
    yield readField(cursor, number, key % 8);
  }
}

/** The field as float (wire type 5) or double (wire type 1). */
export function realOf(field: Field): number {
  if (field.wire === 5) return view(field.bytes).getFloat32(0, true);
  if (field.wire === 1) return view(field.bytes).getFloat64(0, true);
  throw new WireError(`field ${field.number} has wire type ${field.wire}, a float or double was expected`);
}

/** The field as UTF-8 text. */
export function textOf(field: Field): string {
  return decoder.decode(bytesOf(field));
}

/** The payload of a field that must be a string, bytes or a message. */
export function bytesOf(field: Field): Uint8Array {
  if (field.wire === 2) return field.bytes;
  throw new WireError(`field ${field.number} has wire type ${field.wire}, bytes were expected`);
}

/** Values of a repeated double or float field, packed or a single one. */
export function realsOf(field: Field, width: 4 | 8): number[] {
  if (field.wire !== 2) return [realOf(field)];
  const data = view(field.bytes);
  const count = wholeCount(field, width);
  return Array.from({ length: count }, (_, i) =>
    width === 4 ? data.getFloat32(i * 4, true) : data.getFloat64(i * 8, true),
  );
}

/** Values of a repeated integer field, packed or a single one. */
export function intsOf(field: Field): number[] {
  if (field.wire === 0) return [field.int];
  const cursor = { bytes: bytesOf(field), at: 0 };
  const values: number[] = [];
  while (cursor.at < cursor.bytes.length) values.push(readVarint(cursor));
  return values;
}

const decoder = new TextDecoder();
const nothing = new Uint8Array(0);

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function readField(cursor: Cursor, number: number, wire: number): Field {
  switch (wire) {
    case 0:
      return { number, wire, int: readVarint(cursor), bytes: nothing };
    case 1:
      return { number, wire, int: 0, bytes: take(cursor, 8) };
    case 2:
      return { number, wire, int: 0, bytes: take(cursor, readVarint(cursor)) };
    case 5:
      return { number, wire, int: 0, bytes: take(cursor, 4) };
    default:
      throw new WireError(`wire type ${wire} at byte ${cursor.at}`);
  }
}

function take(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length;
  if (length < 0 || end > cursor.bytes.length) {
    throw new WireError(`${length} bytes at byte ${cursor.at} of ${cursor.bytes.length}`);
  }
  const bytes = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return bytes;
}

/** Seven bits a byte, lowest first; a negative number takes ten bytes (two's complement of 64 bits). */
function readVarint(cursor: Cursor): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < 10; i++) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) throw new WireError(`number at byte ${cursor.at - 1} breaks off`);
    const bits = byte & 0x7f;
    const shift = i * 7;
    if (shift < 32) low |= bits << shift;
    if (shift > 28) high |= bits << (shift - 32);
    else if (shift === 28) high |= bits >>> 4;
    if (byte < 0x80) return (high | 0) * 2 ** 32 + (low >>> 0);
  }
  throw new WireError(`number before byte ${cursor.at} is longer than ten bytes`);
}

function wholeCount(field: Field, width: number): number {
  if (field.bytes.length % width === 0) return field.bytes.length / width;
  throw new WireError(`field ${field.number} has ${field.bytes.length} bytes, no multiple of ${width}`);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
