import { bytesOf, type Field, fieldsOf, intsOf, realsOf, textOf, WireError } from "../wire/protobuf.ts";

/** A tensor of numbers or of texts; the other list is empty. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** Larger tensors are no scalar, histogram or text; the limit keeps a damaged shape from filling the memory. */
const MAX_ELEMENTS = 1_000_000;

/**
 * Decodes a `TensorProto`: 1 dtype, 2 shape, 4 tensor_content (raw little-endian), 5 float_val, 6 double_val, 7 int_val,
 * 8 string_val, 10 int64_val, 11 bool_val, 13 half_val, 16 uint32_val, 17 uint64_val.
 */
export function decodeTensor(message: Uint8Array): Tensor {
  let type = 0;
  let shape: readonly number[] = [];
  let content: Uint8Array | null = null;
  const listed: number[] = [];
  const texts: string[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) type = field.int;
    else if (field.number === 2) shape = decodeShape(bytesOf(field));
    else if (field.number === 4) content = bytesOf(field);
    else if (field.number === 8) texts.push(textOf(field));
    else append(listed, listedNumbers(field, type));
  }
  if (type === STRING) return { shape, numbers: [], texts };
  return { shape, numbers: content?.length ? rawNumbers(content, type) : filled(listed, shape), texts: [] };
}

/** `push(...more)` would overflow the stack with a large tensor. */
function append(list: number[], more: readonly number[]): void {
  for (const value of more) list.push(value);
}

const STRING = 7;

/** Numbers of DataType in types.proto, with their bytes and how one is read. */
const RAW_TYPES: Readonly<Record<number, { width: number; read: (data: DataView, at: number) => number }>> = {
  1: { width: 4, read: (data, at) => data.getFloat32(at, true) },
  2: { width: 8, read: (data, at) => data.getFloat64(at, true) },
  3: { width: 4, read: (data, at) => data.getInt32(at, true) },
  4: { width: 1, read: (data, at) => data.getUint8(at) },
  5: { width: 2, read: (data, at) => data.getInt16(at, true) },
  6: { width: 1, read: (data, at) => data.getInt8(at) },
  9: { width: 8, read: (data, at) => Number(data.getBigInt64(at, true)) },
  10: { width: 1, read: (data, at) => data.getUint8(at) },
  14: { width: 2, read: (data, at) => bfloat16(data.getUint16(at, true)) },
  17: { width: 2, read: (data, at) => data.getUint16(at, true) },
  19: { width: 2, read: (data, at) => half(data.getUint16(at, true)) },
  22: { width: 4, read: (data, at) => data.getUint32(at, true) },
  23: { width: 8, read: (data, at) => Number(data.getBigUint64(at, true)) },
};

function rawNumbers(content: Uint8Array, type: number): number[] {
  const raw = RAW_TYPES[type];
  if (!raw) throw new WireError(`tensor of data type ${type}`);
  const count = content.length / raw.width;
  if (!Number.isInteger(count) || count > MAX_ELEMENTS) {
    throw new WireError(`tensor of ${content.length} bytes, elements of ${raw.width}`);
  }
  const data = new DataView(content.buffer, content.byteOffset, content.byteLength);
  return Array.from({ length: count }, (_, i) => raw.read(data, i * raw.width));
}

function listedNumbers(field: Field, type: number): number[] {
  switch (field.number) {
    case 5:
      return realsOf(field, 4);
    case 6:
      return realsOf(field, 8);
    case 13:
      return intsOf(field).map(type === 14 ? bfloat16 : half);
    case 7:
    case 10:
    case 11:
    case 16:
      return intsOf(field);
    case 17:
      return intsOf(field).map((value) => (value < 0 ? value + 2 ** 64 : value));
    default:
      return [];
  }
}

/** A shorter list stands for a tensor that goes on with its last value; no list at all stands for zeros. */
function filled(listed: readonly number[], shape: readonly number[]): readonly number[] {
  const count = shape.reduce((product, size) => product * size, 1);
  if (!(count >= 0 && count <= MAX_ELEMENTS)) throw new WireError(`tensor of ${count} elements`);
  if (listed.length >= count) return listed;
  const last = listed.at(-1) ?? 0;
  return [...listed, ...new Array<number>(count - listed.length).fill(last)];
}

/** `TensorShapeProto`: repeated 2 Dim {1 size}. */
function decodeShape(message: Uint8Array): number[] {
  const shape: number[] = [];
  for (const dim of fieldsOf(message)) {
    if (dim.number !== 2) continue;
    let size = 0;
    for (const field of fieldsOf(bytesOf(dim))) if (field.number === 1) size = field.int;
    shape.push(size);
  }
  return shape;
}

const scratch = new DataView(new ArrayBuffer(4));

/** The upper half of a float. */
function bfloat16(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}

/** IEEE 754 binary16: 1 sign bit, 5 of exponent, 10 of fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
