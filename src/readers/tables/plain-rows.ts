import { decimalValue, HEAD_DIGITS, TAIL_DIGITS } from "./decimal-value.ts";

/** Reads rows of plain decimal numbers from the bytes of a table, the same numbers that `Number` gives for their text. */
export class PlainRows {
  /** Number of each cell of the row that was read last; meaningless where the cell is empty. */
  readonly values: Float64Array;
  /** 1 where the cell holds a number, 0 where it is empty. */
  readonly logged: Uint8Array;
  readonly #delimiter: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** Of the cell at work: its first digits, those after them, and how many there are from the first that is not 0. */
  #head = 0;
  #tail = 0;
  #digits = 0;
  #value = 0;

  constructor(width: number, delimiter: string) {
    this.values = new Float64Array(width);
    this.logged = new Uint8Array(width);
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /**
   * Reads the row of `bytes` that begins at `start`, and gives where its line end stands. -1 where no line ends before
   * `limit`, or it is no row of as many cells as the table is wide, each a plain number or empty: then it is for the
   * caller to make sense of.
   */
  read(bytes: Uint8Array, start: number, limit: number): number {
    if (isLineEnd(bytes[start])) return -1;
    this.#bytes = bytes;
    this.#at = start;
    const last = this.values.length - 1;
    for (let c = 0; c <= last; c += 1) {
      if (!this.#readCell(c, limit)) return -1;
      if (c === last) break;
      if (this.#at >= limit || bytes[this.#at] !== this.#delimiter) return -1;
      this.#at += 1;
    }
    const end = bytes[this.#at] === RETURN ? this.#at + 1 : this.#at;
    return end < limit && bytes[end] === NEWLINE ? end : -1;
  }

  #readCell(c: number, stop: number): boolean {
    const start = this.#at;
    const first = this.#bytes[start];
    if (first === this.#delimiter || isLineEnd(first)) {
      this.logged[c] = 0;
      return true;
    }
    const negative = first === MINUS;
    if (negative || first === PLUS) this.#at += 1;
    if (!this.#readDecimal(stop)) return false;
    const value = Number.isNaN(this.#value) ? this.#numberOf(start) : this.#value;
    this.logged[c] = 1;
    this.values[c] = negative && !Number.isNaN(this.#value) ? -value : value;
    return true;
  }

  /** Digits with at most one point, then perhaps a power of ten. */
  #readDecimal(stop: number): boolean {
    this.#head = 0;
    this.#tail = 0;
    this.#digits = 0;
    const whole = this.#readDigits(stop);
    let decimals = 0;
    if (this.#at < stop && this.#bytes[this.#at] === POINT) {
      this.#at += 1;
      decimals = this.#readDigits(stop);
    }
    if (whole + decimals === 0) return false;
    const byte = this.#at < stop ? (this.#bytes[this.#at] ?? 0) : 0;
    const power = (byte | LOWER_CASE) === LETTER_E ? this.#readPower(stop) : 0;
    if (Number.isNaN(power)) return false;
    const tailDigits = Math.max(0, this.#digits - HEAD_DIGITS);
    const shape = { tailDigits, exponent: power - decimals };
    this.#value = tailDigits > TAIL_DIGITS ? Number.NaN : decimalValue(this.#head, this.#tail, shape);
    return true;
  }

  /** How many digits stand here; the first 15 that count become one whole number, the next four another. */
  #readDigits(stop: number): number {
    const bytes = this.#bytes;
    const start = this.#at;
    let digits = this.#digits;
    let at = start;
    for (; at < stop; at += 1) {
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      if (digits > 0 || digit > 0) digits += 1;
      if (digits <= HEAD_DIGITS) this.#head = this.#head * 10 + digit;
      else if (digits <= HEAD_DIGITS + TAIL_DIGITS) this.#tail = this.#tail * 10 + digit;
    }
    this.#digits = digits;
    this.#at = at;
    return at - start;
  }

  /** The power of ten after an `e`, NaN where there is none. */
  #readPower(stop: number): number {
    this.#at += 1;
    const sign = this.#bytes[this.#at];
    if (this.#at < stop && (sign === MINUS || sign === PLUS)) this.#at += 1;
    const start = this.#at;
    let power = 0;
    for (; this.#at < stop; this.#at += 1) {
      const digit = (this.#bytes[this.#at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      power = Math.min(power * 10 + digit, MOST_POWER);
    }
    if (this.#at === start) return Number.NaN;
    return sign === MINUS ? -power : power;
  }

  #numberOf(start: number): number {
    return Number(String.fromCharCode(...this.#bytes.subarray(start, this.#at)));
  }
}

/** Powers beyond a double's, and safe to go on adding digits to. */
const MOST_POWER = 100_000;

function isLineEnd(byte: number | undefined): boolean {
  return byte === NEWLINE || byte === RETURN;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const LOWER_CASE = 0x20;
const LETTER_E = 0x65;
