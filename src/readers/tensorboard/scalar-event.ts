/** An event that holds one scalar and nothing else, as most of a log are. */
export interface ScalarEvent {
  /** Seconds since 1970 UTC. */
  time: number;
  step: number;
  tag: string;
  value: number;
}

/**
 * Reads events of the one shape that writers give a scalar: 1 double wall_time, 2 varint step (absent means 0), 5 Summary
 * with one value of 1 tag and 2 float simple_value. Anything else is left to the decoder of all events.
 */
export class ScalarEvents {
  readonly event: ScalarEvent = { time: 0, step: 0, tag: "", value: 0 };
  readonly #tags = new Map<number, { readonly bytes: Uint8Array; readonly tag: string }>();
  readonly #decoder = new TextDecoder();
  readonly #scratch = new DataView(new ArrayBuffer(8));
  #at = 0;

  /** True where the message is such an event, which then stands in `event`. */
  read(message: Uint8Array): boolean {
    const { event } = this;
    if (message[0] !== TIME) return false;
    event.time = this.#real(message, 1, 8);
    this.#at = 9;
    event.step = 0;
    if (message[this.#at] === STEP) {
      this.#at += 1;
      event.step = this.#varint(message);
    }
    if (event.step < 0 || !this.#opens(message, SUMMARY) || !this.#opens(message, VALUE)) return false;
    if (message[this.#at] !== TAG) return false;
    const length = message[this.#at + 1] ?? LONG;
    const start = this.#at + 2;
    // One byte of length holds up to 127, and after the tag stand five bytes of value.
    if (length >= LONG || start + length + 5 !== message.length) return false;
    if (message[start + length] !== SIMPLE_VALUE) return false;
    event.tag = this.#tag(message.subarray(start, start + length));
    event.value = this.#real(message, start + length + 1, 4);
    return true;
  }

  /** Whether a field begins here whose content goes on to the end of the message; the place moves into it. */
  #opens(message: Uint8Array, key: number): boolean {
    if (message[this.#at] !== key) return false;
    this.#at += 1;
    return this.#varint(message) === message.length - this.#at;
  }

  /** A varint of at most four bytes; -1 for a longer one. */
  #varint(message: Uint8Array): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = message[this.#at] ?? LONG;
      this.#at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < LONG) return value;
    }
    return -1;
  }

  #real(message: Uint8Array, at: number, width: 4 | 8): number {
    for (let i = 0; i < width; i += 1) this.#scratch.setUint8(i, message[at + i] ?? 0);
    return width === 4 ? this.#scratch.getFloat32(0, true) : this.#scratch.getFloat64(0, true);
  }

  /** The same few tags come again and again: each is decoded once. */
  #tag(bytes: Uint8Array): string {
    let hash = 0x811c9dc5;
    for (let i = 0; i < bytes.length; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
    const known = this.#tags.get(hash);
    if (known !== undefined && isSame(known.bytes, bytes)) return known.tag;
    const tag = this.#decoder.decode(bytes);
    this.#tags.set(hash, { bytes: Uint8Array.from(bytes), tag });
    return tag;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** A field's number times eight, plus its wire type. */
const TIME = 0x09;
const STEP = 0x10;
const SUMMARY = 0x2a;
const VALUE = 0x0a;
const TAG = 0x0a;
const SIMPLE_VALUE = 0x15;

/** The bit of a varint's byte that says that another follows. */
const LONG = 0x80;
