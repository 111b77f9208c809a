import { ReadError } from "../../model/errors.ts";
import { allowedGlobal, dtypeOfStorage, valueOfCall } from "./pickle-globals.ts";
import { isKind, type PickleDict, type PickleList, type PickleValue } from "./pickle-value.ts";

/**
 * Reads a pickle into inert values. It knows the opcodes that torch.save writes for state dicts and checkpoints (those of
 * torch/_weights_only_unpickler.py, without NEWOBJ) and an allow-list of globals, none of which it calls: a tensor
 * becomes its shape and type. Anything else is refused with its byte. Every opcode costs at most a constant amount of
 * memory, so that no pickle grows beyond a multiple of its own length.
 */
export function readPickle(bytes: Uint8Array, where: string): PickleValue {
  return new PickleReader(bytes, where).read();
}

const MARK = Symbol("mark");

type Slot = PickleValue | typeof MARK;

class PickleReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #where: string;
  readonly #stack: Slot[] = [];
  readonly #memo = new Map<number, PickleValue>();
  #at = 0;
  /** Byte of the opcode under way. */
  #op = 0;

  constructor(bytes: Uint8Array, where: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#where = where;
  }

  read(): PickleValue {
    while (this.#at < this.#bytes.length) {
      this.#op = this.#at;
      const code = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      if (code === STOP) return this.#pop();
      const run = OPCODES.get(code);
      if (run === undefined) {
        throw this.#refused(`opcode 0x${code.toString(16).padStart(2, "0")}, which no state dict uses`);
      }
      run(this);
    }
    throw this.#refused("the end of the file, before the pickle stops");
  }

  push(value: PickleValue): void {
    this.#stack.push(value);
  }

  mark(): void {
    this.#stack.push(MARK);
  }

  list(items: PickleValue[]): void {
    this.push({ kind: "list", items });
  }

  /** The last `count` values as a tuple. */
  tuple(count: number): void {
    const items: PickleValue[] = [];
    for (let i = 0; i < count; i += 1) items.unshift(this.#pop());
    this.list(items);
  }

  /** All values above the last mark. */
  sinceMark(): PickleValue[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw this.#refused("a mark that was never set");
    const items = this.#stack.splice(at).slice(1);
    return items.filter((item): item is PickleValue => item !== MARK);
  }

  append(items: readonly PickleValue[]): void {
    const list = this.#top("list");
    for (const item of items) list.items.push(item);
  }

  /** Keys and values by turns. */
  setItems(pairs: readonly PickleValue[]): void {
    const dict = this.#top("dict");
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const key = pairs[i];
      if (typeof key === "string" || typeof key === "number")
        dict.items.set(String(key), pairs[i + 1] ?? null);
    }
  }

  setItem(): void {
    const value = this.#pop();
    const key = this.#pop();
    this.setItems([key, value]);
  }

  appendOne(): void {
    const value = this.#pop();
    this.append([value]);
  }

  put(key: number): void {
    const top = this.#stack.at(-1);
    if (top === undefined || top === MARK) throw this.#refused("a value to be remembered, and none is there");
    this.#memo.set(key, top);
  }

  get(key: number): void {
    const value = this.#memo.get(key);
    if (value === undefined) throw this.#refused(`value ${key} from memory, which was never put there`);
    this.push(value);
  }

  global(): void {
    const module = this.#line();
    const name = this.#line();
    const known = allowedGlobal(module, name);
    if (known === null) {
      throw this.#refused(`${shown(module)}.${shown(name)}, which no state dict uses; it was not run`);
    }
    this.push({ kind: "global", name: known });
  }

  reduce(): void {
    const args = this.#pop();
    const global = this.#pop();
    if (!isKind(global, "global") || !isKind(args, "list"))
      throw this.#refused("a call of what is no function");
    const value = valueOfCall(global, args);
    if (value === undefined)
      throw this.#refused(`a call of ${global.name} with other values than state dicts have`);
    this.push(value);
  }

  /** Attributes of an object that was made (`_metadata` of a state dict) are left out. */
  build(): void {
    this.#pop();
    const target = this.#stack.at(-1);
    if (target === undefined || target === MARK || isKind(target, "global")) {
      throw this.#refused("attributes of what is no object");
    }
  }

  /** `("storage", class, key, device, count)`. */
  persistentId(): void {
    const id = this.#pop();
    const [tag, type, key] = isKind(id, "list") ? id.items : [];
    if (tag !== "storage" || !isKind(type, "global") || typeof key !== "string") {
      throw this.#refused("an object outside the pickle that is no storage");
    }
    this.push({ kind: "storage", key, dtype: dtypeOfStorage(type) });
  }

  uint(width: 1 | 2 | 4): number {
    const at = this.#take(width);
    if (width === 1) return this.#view.getUint8(at);
    return width === 2 ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true);
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), false);
  }

  /** A whole number of this many bytes, lowest first, in two's complement; exact up to 2^53. */
  long(width: number): number {
    const at = this.#take(width);
    let value = 0n;
    for (let i = width - 1; i >= 0; i -= 1) value = value * 256n + BigInt(this.#view.getUint8(at + i));
    return Number(BigInt.asIntN(Math.max(1, width * 8), value));
  }

  text(length: number): string {
    const at = this.#take(length);
    return new TextDecoder().decode(this.#bytes.subarray(at, at + length));
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0) throw this.#refused("a name that never ends");
    const text = this.text(end - this.#at);
    this.#at = end + 1;
    return text;
  }

  #take(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) {
      throw this.#refused(`${length} bytes, ${this.#bytes.length - at} are left`);
    }
    this.#at = at + length;
    return at;
  }

  #pop(): PickleValue {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) throw this.#refused("a value, and none is there");
    return value;
  }

  #top(kind: "list"): PickleList;
  #top(kind: "dict"): PickleDict;
  #top(kind: "list" | "dict"): PickleList | PickleDict {
    const top = this.#stack.at(-1);
    if (
      top !== undefined &&
      top !== MARK &&
      (isKind(top, "list") || isKind(top, "dict")) &&
      top.kind === kind
    ) {
      return top;
    }
    throw this.#refused(`a ${kind}, and none is there`);
  }

  #refused(asked: string): ReadError {
    return new ReadError(`Cannot read ${this.#where}: the pickle asks at byte ${this.#op} for ${asked}`);
  }
}

function shown(name: string): string {
  return name.length <= 80 ? name : `${name.slice(0, 79)}…`;
}

const STOP = 0x2e;

/** Codes as in CPython's Lib/pickle.py. */
const OPCODES: ReadonlyMap<number, (reader: PickleReader) => void> = new Map([
  [0x80, (reader) => void reader.uint(1)], // PROTO
  [0x28, (reader) => reader.mark()],
  [0x4e, (reader) => reader.push(null)],
  [0x88, (reader) => reader.push(true)],
  [0x89, (reader) => reader.push(false)],
  [0x4b, (reader) => reader.push(reader.uint(1))], // BININT1
  [0x4d, (reader) => reader.push(reader.uint(2))], // BININT2
  [0x4a, (reader) => reader.push(reader.int32())], // BININT
  [0x8a, (reader) => reader.push(reader.long(reader.uint(1)))], // LONG1
  [0x47, (reader) => reader.push(reader.float64())], // BINFLOAT
  [0x58, (reader) => reader.push(reader.text(reader.uint(4)))], // BINUNICODE
  [0x55, (reader) => reader.push(reader.text(reader.uint(1)))], // SHORT_BINSTRING
  [0x29, (reader) => reader.list([])], // EMPTY_TUPLE
  [0x5d, (reader) => reader.list([])], // EMPTY_LIST
  [0x8f, (reader) => reader.list([])], // EMPTY_SET
  [0x7d, (reader) => reader.push({ kind: "dict", items: new Map() })], // EMPTY_DICT
  [0x74, (reader) => reader.list(reader.sinceMark())], // TUPLE
  [0x85, (reader) => reader.tuple(1)],
  [0x86, (reader) => reader.tuple(2)],
  [0x87, (reader) => reader.tuple(3)],
  [0x61, (reader) => reader.appendOne()],
  [0x65, (reader) => reader.append(reader.sinceMark())], // APPENDS
  [0x73, (reader) => reader.setItem()],
  [0x75, (reader) => reader.setItems(reader.sinceMark())],
  [0x71, (reader) => reader.put(reader.uint(1))], // BINPUT
  [0x72, (reader) => reader.put(reader.uint(4))], // LONG_BINPUT
  [0x68, (reader) => reader.get(reader.uint(1))], // BINGET
  [0x6a, (reader) => reader.get(reader.uint(4))], // LONG_BINGET
  [0x63, (reader) => reader.global()],
  [0x52, (reader) => reader.reduce()],
  [0x62, (reader) => reader.build()],
  [0x51, (reader) => reader.persistentId()],
]);
