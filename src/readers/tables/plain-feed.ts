import { stripReturn } from "./csv-dialect.ts";
import type { CsvRows } from "./csv-rows.ts";
import { PlainRows } from "./plain-rows.ts";
import { MAX_ROW_CHARS, TextFeed } from "./text-feed.ts";

/**
 * Gives the rows of a table in UTF-8 to `CsvRows`. Rows of plain numbers, which are nearly all of a metrics file, are read
 * from their bytes; a row with anything else is split as text; from the first quote on, papaparse reads the rest.
 */
export class PlainFeed {
  readonly #file: string;
  readonly #rows: CsvRows;
  readonly #plain: PlainRows;
  // A byte order mark is one at the start of the file alone.
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #rest = new Uint8Array(0);
  #skip: number;
  #marked: boolean;
  #text: TextFeed | null = null;

  constructor(file: string, rows: CsvRows, marked: boolean) {
    this.#file = file;
    this.#rows = rows;
    this.#plain = new PlainRows(rows.dialect.header.length, rows.dialect.delimiter);
    this.#skip = rows.preambleLines;
    this.#marked = marked;
  }

  /** Whether rows of this table may be read so: each a line, numbers with a point, no column kept as text. */
  static fits(rows: CsvRows): boolean {
    return rows.dialect.newline === "\n" && !rows.dialect.decimalComma && !rows.keepsText;
  }

  push(chunk: Uint8Array): void {
    if (this.#text !== null) this.#text.push(chunk);
    else this.#take(this.#rest.length === 0 ? chunk : joined(this.#rest, chunk));
  }

  end(): void {
    if (this.#text !== null) this.#text.end();
    else if (this.#skip === 0 && this.#rest.length > 0) this.#rows.addLast(this.#cells(this.#rest));
  }

  #take(bytes: Uint8Array): void {
    let start = this.#start(bytes);
    const quote = this.#skip > 0 ? -1 : bytes.indexOf(QUOTE, start);
    const limit = quote < 0 ? bytes.length : quote;
    for (;;) {
      const plain = this.#plain.read(bytes, start, limit);
      const end = plain < 0 ? bytes.indexOf(NEWLINE, start) : plain;
      if (end < 0 || end >= limit) break;
      if (plain < 0) this.#addLine(bytes.subarray(start, end));
      else this.#rows.addNumbers(this.#plain.values, this.#plain.logged);
      start = end + 1;
    }
    const rest = bytes.subarray(start);
    if (quote < 0 && rest.length <= MAX_ROW_CHARS) {
      // A copy, because the rest of a chunk would hold all of it.
      this.#rest = Uint8Array.from(rest);
      return;
    }
    this.#text = new TextFeed(this.#file, this.#rows, "utf-8").skipping(this.#skip);
    this.#text.push(rest);
  }

  /** Where the first row begins, once mark and header are passed. */
  #start(bytes: Uint8Array): number {
    let start = 0;
    if (this.#marked && bytes.length >= MARK_BYTES) {
      this.#marked = false;
      start = MARK_BYTES;
    }
    while (this.#skip > 0) {
      const end = bytes.indexOf(NEWLINE, start);
      if (end < 0) break;
      this.#skip -= 1;
      start = end + 1;
    }
    return start;
  }

  #addLine(line: Uint8Array): void {
    const cells = this.#cells(line);
    stripReturn(cells);
    this.#rows.add(cells);
  }

  #cells(line: Uint8Array): string[] {
    return this.#decoder.decode(line).split(this.#rows.dialect.delimiter);
  }
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;

/** Bytes of UTF-8's byte order mark. */
const MARK_BYTES = 3;

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
