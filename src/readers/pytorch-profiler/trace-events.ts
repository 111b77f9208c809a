/** What stands before the events. */
export interface TraceHeader {
  /** Rank of the process in a distributed job. */
  readonly rank: number | null;
  /** Moment that the microseconds of events count from, in seconds since 1970. */
  readonly baseSeconds: number | null;
}

/** Longest header: device properties and distributed info of a job with thousands of ranks stay far below. */
const MOST_HEADER_BYTES = 16 * 1024 * 1024;

/** Longest event: one with the shapes of all inputs of a fused operator has some kilobytes. */
const MOST_EVENT_BYTES = 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/**
 * Cuts the list `traceEvents` of a trace into the texts of its events while the file comes in, so that a trace of many
 * gigabytes never stands in memory. What follows the list is not looked at.
 */
export class EventSplitter {
  header: TraceHeader | null = null;
  isEnded = false;
  /** Events that were given up because they never ended. */
  damaged = 0;
  readonly #take: (event: string) => void;
  readonly #decoder = new TextDecoder();
  /** Bytes of the header, or of an event that has not ended yet. */
  #rest: Uint8Array = new Uint8Array(0);
  /** Where the open event begins. */
  #start = 0;
  #depth = 0;
  #inText = false;
  #isEscaped = false;

  constructor(take: (event: string) => void) {
    this.#take = take;
  }

  push(chunk: Uint8Array): void {
    if (this.isEnded) return;
    if (this.header === null) this.#pushHeader(chunk);
    else this.#pushEvents(chunk);
  }

  #pushHeader(chunk: Uint8Array): void {
    const bytes = joined(this.#rest, chunk);
    const text = new TextDecoder("latin1").decode(bytes);
    const list = /"traceEvents"\s*:\s*\[/.exec(text);
    if (list === null) {
      if (bytes.length > MOST_HEADER_BYTES) this.isEnded = true;
      this.#rest = bytes;
      return;
    }
    this.header = headerOf(text.slice(0, list.index));
    this.#rest = new Uint8Array(0);
    this.#pushEvents(bytes.subarray(list.index + list[0].length));
  }

  /** A byte with a meaning in JSON is never part of a longer UTF-8 character, so bytes can be looked at one by one. */
  #pushEvents(chunk: Uint8Array): void {
    const bytes = joined(this.#rest, chunk);
    this.#start = 0;
    for (let i = this.#rest.length; i < bytes.length && !this.isEnded; i += 1) {
      if (this.#inText) i = this.#endOfText(bytes, i);
      this.#look(bytes, i);
    }
    this.#keep(this.#depth === 0 ? new Uint8Array(0) : bytes.slice(this.#start));
  }

  #look(bytes: Uint8Array, i: number): void {
    const byte = bytes[i];
    if (byte === QUOTE) this.#inText = this.#depth > 0;
    else if (byte === OPEN || byte === OPEN_LIST) {
      if (this.#depth === 0) this.#start = i;
      this.#depth += 1;
    } else if ((byte === CLOSE || byte === CLOSE_LIST) && this.#close()) {
      this.#take(this.#decoder.decode(bytes.subarray(this.#start, i + 1)));
    }
  }

  /** The place after the quote that ends a text, or the end of the bytes. */
  #endOfText(bytes: Uint8Array, from: number): number {
    for (let i = from; i < bytes.length; i += 1) {
      const byte = bytes[i];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) {
        this.#inText = false;
        return i + 1;
      }
    }
    return bytes.length;
  }

  /** True where an event ends; a bracket too many ends the list. */
  #close(): boolean {
    if (this.#depth === 0) this.isEnded = true;
    else this.#depth -= 1;
    return this.#depth === 0 && !this.isEnded;
  }

  /** A text whose end was escaped by mistake (`"C:\"`) would swallow the rest: such an event is given up. */
  #keep(open: Uint8Array): void {
    this.#rest = open;
    if (open.length <= MOST_EVENT_BYTES) return;
    this.damaged += 1;
    this.#depth = 0;
    this.#inText = false;
    this.#isEscaped = false;
    this.#rest = new Uint8Array(0);
    const next = nextEvent(open);
    if (next !== null) this.#pushEvents(next);
  }
}

/** From the next line that begins an event, as the writer lays them out. */
function nextEvent(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder("latin1").decode(bytes);
  const next = /[\r\n]\s*\{\s*"(ph|name|cat)"/.exec(text.slice(1));
  return next === null ? null : bytes.subarray(next.index + 1);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

function headerOf(text: string): TraceHeader {
  const rank = /"distributedInfo"\s*:\s*\{[^{}]*?"rank"\s*:\s*(\d+)/.exec(text)?.[1];
  const base = /"baseTimeNanoseconds"\s*:\s*(\d+)/.exec(text)?.[1];
  return {
    rank: rank === undefined ? null : Number(rank),
    baseSeconds: base === undefined ? null : Number(base) / 1e9,
  };
}
