import Papa from "papaparse";
import { ReadError } from "../../model/errors.ts";
import { stripReturn } from "./csv-dialect.ts";
import type { CsvRows } from "./csv-rows.ts";

/** A row longer than this is no row but a quote that nobody closed. */
export const MAX_ROW_CHARS = 1024 * 1024;

/** Parsed at once: rows of a whole chunk kept together would make the young heap grow to three times their size. */
const PIECE_BYTES = 32 * 1024;

/**
 * Gives the rows of a table in chunks of bytes to `CsvRows`, quotes and all. papaparse gets neither `header` (it renames
 * columns, and under back-pressure writes the suffixes into data) nor `dynamicTyping` (it loses NaN and digits).
 */
export class TextFeed {
  readonly #file: string;
  readonly #rows: CsvRows;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #parser: Papa.Parser;
  readonly #newline: string;
  #rest = "";
  #skip: number;

  constructor(file: string, rows: CsvRows, encoding: string) {
    this.#file = file;
    this.#rows = rows;
    this.#decoder = new TextDecoder(encoding);
    const { delimiter, newline } = rows.dialect;
    this.#parser = new Papa.Parser({ delimiter, newline });
    this.#newline = newline;
    this.#skip = rows.preambleLines;
  }

  /** How many lines before the first row are still to come, where some were skipped already. */
  skipping(lines: number): this {
    this.#skip = lines;
    return this;
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      this.#rest += this.#decoder.decode(chunk.subarray(at, at + PIECE_BYTES), { stream: true });
      this.#parse(false);
    }
    if (this.#rest.length > MAX_ROW_CHARS) {
      const where = `${this.#file}, line ${this.#rows.nextLine}`;
      throw new ReadError(`Cannot read ${where}: a quote opens there and is not closed within 1 MiB`);
    }
  }

  end(): void {
    this.#rest += this.#decoder.decode();
    this.#parse(true);
  }

  #parse(last: boolean): void {
    while (this.#skip > 0 && this.#rest !== "") {
      const end = this.#rest.indexOf(this.#newline);
      if (end < 0) break;
      this.#rest = this.#rest.slice(end + 1);
      this.#skip -= 1;
    }
    if (this.#skip > 0) return;
    const rest = this.#rest;
    const { data, errors, meta } = this.#parser.parse(rest, 0, !last) as Papa.ParseResult<string[]>;
    this.#rows.unclosedQuote(errors.some((error) => error.code === "MissingQuotes"));
    const cut = last && rest !== "" && !rest.endsWith(this.#newline) ? data.pop() : undefined;
    for (const row of data) {
      stripReturn(row);
      this.#rows.add(row);
    }
    if (cut) this.#rows.addLast(cut);
    this.#rest = rest.slice(meta.cursor);
  }
}
