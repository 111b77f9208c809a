import type { SourceFile } from "../../model/source.ts";
import { fieldsOf, intsOf, textOf, WireError } from "../wire/protobuf.ts";

export interface OnnxNode {
  readonly name: string;
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface OnnxTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Numbers that were trained rather than counts and shapes that operators need. */
  readonly isWeight: boolean;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
  /** Byte where the file breaks off; null where it is whole. */
  readonly cutAt: number | null;
}

/** Numbers of the fields by onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const GRAPH = 7;
const NODE = 1;
const INITIALIZER = 5;

/** An operator longer than this holds a constant, and its inputs stand before that. */
const MOST_NODE_BYTES = 1024 * 1024;

/** Bytes of an initializer that are read to find its dims, type and name, which may stand before or after its numbers. */
const MOST_SMALL_FIELD = 64 * 1024;

/** Walks the model's fields in the file; the numbers of tensors are skipped, not read. */
export async function readGraph(file: SourceFile): Promise<OnnxGraph> {
  const nodes: OnnxNode[] = [];
  const tensors = new Map<string, OnnxTensor>();
  const cursor = new FileCursor(file);
  const cutAt = await cursor.walk({ start: 0, end: file.size }, async (field) => {
    if (field.number !== GRAPH || field.wire !== 2) return;
    await cursor.walk(field, async (inner) => {
      if (inner.wire !== 2) return;
      if (inner.number === NODE && !inner.isCut) nodes.push(await nodeOf(cursor, inner));
      if (inner.number === INITIALIZER) await addTensor(cursor, inner, tensors);
    });
  });
  return { nodes, tensors, cutAt };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Place extends Range {
  readonly number: number;
  readonly wire: number;
  /** Where its tag stands. */
  readonly tag: number;
  /** The file ends within it. */
  readonly isCut: boolean;
}

async function nodeOf(cursor: FileCursor, place: Place): Promise<OnnxNode> {
  const node = { name: "", type: "", inputs: [] as string[], outputs: [] as string[] };
  await cursor.walk(place, async (field) => {
    if (field.isCut || field.wire !== 2 || field.number > 4 || field.end - field.start > MOST_NODE_BYTES)
      return;
    const text = new TextDecoder().decode(await cursor.bytes(field));
    if (field.number === 1) node.inputs.push(text);
    if (field.number === 2) node.outputs.push(text);
    if (field.number === 3) node.name = text;
    if (field.number === 4) node.type = text;
  });
  return node;
}

/** TensorProto: dims 1, data_type 2, name 8; the numbers in 4 to 7, 9, 10, 11 or in a file of their own (13). */
async function addTensor(cursor: FileCursor, place: Place, tensors: Map<string, OnnxTensor>): Promise<void> {
  const shape: number[] = [];
  let name = "";
  let type = 0;
  await cursor.walk(place, async (field) => {
    const isSmall = field.end - field.start <= MOST_SMALL_FIELD;
    if (field.isCut || !isSmall || ![1, 2, 8].includes(field.number)) return;
    for (const one of fieldsOf(await cursor.whole(field))) {
      if (field.number === 1) shape.push(...intsOf(one));
      if (field.number === 2) type = one.int;
      if (field.number === 8) name = textOf(one);
    }
  });
  if (shape.some((size) => size < 0)) throw new WireError(`tensor ${name.slice(0, 80)} has a size below 0`);
  const [dtype, isNumber] = TYPES[type] ?? [`type ${type}`, false];
  tensors.set(name, { shape, dtype, isWeight: isNumber && shape.length > 0 });
}

/** TensorProto.DataType, with whether trained weights are stored in it. */
const TYPES: Readonly<Record<number, readonly [string, boolean]>> = {
  1: ["float32", true],
  2: ["uint8", true],
  3: ["int8", true],
  5: ["int16", false],
  6: ["int32", false],
  7: ["int64", false],
  9: ["bool", false],
  10: ["float16", true],
  11: ["float64", true],
  16: ["bfloat16", true],
  17: ["float8_e4m3fn", true],
  19: ["float8_e5m2", true],
  21: ["uint4", true],
  22: ["int4", true],
};

const WINDOW = 64 * 1024;

/** Reads a file's protobuf fields by windows, so that long ones can be passed over. */
class FileCursor {
  readonly #file: SourceFile;
  #window: Uint8Array = new Uint8Array(0);
  #from = 0;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** Visits the fields of a message; where the file ends within one, the byte at which it does. */
  async walk(range: Range, visit: (field: Place) => Promise<unknown>): Promise<number | null> {
    let at = range.start;
    while (at < range.end) {
      const head = await this.bytes({ start: at, end: Math.min(at + 20, this.#file.size) });
      const place = placeOf(head, at);
      if (place === null) return this.#file.size;
      if (place.end > this.#file.size) {
        await visit({ ...place, end: this.#file.size, isCut: true });
        return this.#file.size;
      }
      if (place.end > range.end) {
        throw new WireError(`field ${place.number} at byte ${at} is longer than what it stands in`);
      }
      await visit(place);
      at = place.end;
    }
    return null;
  }

  /** A field with its tag. */
  whole(field: Place): Promise<Uint8Array> {
    return this.bytes({ start: field.tag, end: field.end });
  }

  async bytes({ start, end }: Range): Promise<Uint8Array> {
    if (start < this.#from || end > this.#from + this.#window.length) {
      this.#from = start;
      this.#window = await this.#file.slice(start, Math.max(end, start + WINDOW));
    }
    return this.#window.subarray(start - this.#from, end - this.#from);
  }
}

/** Tag and length of the field at a byte; null where the file ends within them. */
function placeOf(head: Uint8Array, at: number): Place | null {
  const key = varint(head, 0, at);
  if (key === null) return null;
  const number = Math.floor(key.value / 8);
  const wire = key.value % 8;
  if (number < 1) throw new WireError(`field number ${number} at byte ${at}`);
  const next = wire === 0 || wire === 2 ? varint(head, key.length, at) : FIXED[wire];
  if (next === undefined) throw new WireError(`wire type ${wire} at byte ${at}`);
  if (next === null) return null;
  const start = at + key.length + (wire === 2 ? next.length : 0);
  const end = start + (wire === 2 ? next.value : next.length);
  return { number, wire, tag: at, start, end, isCut: false };
}

/** Wire types of eight and four bytes. */
const FIXED: Readonly<Record<number, { readonly value: number; readonly length: number }>> = {
  1: { value: 0, length: 8 },
  5: { value: 0, length: 4 },
};

/** Seven bits a byte, lowest first; lengths of fields are exact up to 2^53. Null where the file ends within. */
function varint(bytes: Uint8Array, from: number, at: number): { value: number; length: number } | null {
  let value = 0;
  for (let i = 0; i < 10; i += 1) {
    const byte = bytes[from + i];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, length: i + 1 };
  }
  throw new WireError(`number at byte ${at} is longer than ten bytes`);
}
