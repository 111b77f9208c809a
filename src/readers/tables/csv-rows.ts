import { ReadError } from "../../model/errors.ts";
import type { Notice, NoticeCode, SourcePosition } from "../../model/position.ts";
import type { SourceFile } from "../../model/source.ts";
import type { CsvDialect } from "./csv-dialect.ts";
import { decimalCommaCell, numberCell } from "./number-cell.ts";
import { identity, NumberColumn, RowNumbers } from "./number-column.ts";
import type { Table } from "./table.ts";
import { WordCells } from "./word-column.ts";

/** Takes the rows of a table one by one and keeps their numbers by column, with what was odd. */
export class CsvRows {
  readonly dialect: CsvDialect;
  /** Lines to be skipped before the first row that is added. */
  readonly preambleLines: number;
  readonly #file: string;
  readonly #numbers: NumberColumn[];
  readonly #words: (WordCells | undefined)[] = [];
  readonly #lines: RowNumbers;
  readonly #odd = new Oddities();
  readonly #cell: typeof numberCell;
  #text: ReadonlySet<string> = new Set();
  #line: number;

  constructor(file: SourceFile, dialect: CsvDialect, capacity: number) {
    this.dialect = dialect;
    this.preambleLines = dialect.headerLine;
    this.#file = file.name;
    this.#numbers = dialect.header.map((name) => new NumberColumn(name, capacity));
    this.#lines = new RowNumbers(capacity);
    this.#line = dialect.headerLine;
    this.#cell = dialect.decimalComma ? decimalCommaCell : numberCell;
    if (dialect.nulsInHeader > 0) this.#odd.count("nul-in-header", dialect.headerLine);
  }

  /** Cells of these columns stay as they are written, all of them: ids such as 007, names of classes. */
  keepAsText(names: ReadonlySet<string>): void {
    this.dialect.header.forEach((name, c) => {
      if (names.has(name)) this.#words[c] = new WordCells(name, Number.POSITIVE_INFINITY);
    });
    this.#text = names;
  }

  /** True where some columns are kept as text. */
  get keepsText(): boolean {
    return this.#text.size > 0;
  }

  /** The line that the next row begins in. */
  get nextLine(): number {
    return this.#line + 1;
  }

  sawByteOrderMark(marked: boolean): void {
    if (marked) this.#odd.count("byte-order-mark", 1);
  }

  unclosedQuote(open: boolean): void {
    if (open) this.#odd.count("unclosed-quote", this.nextLine);
  }

  add(cells: readonly string[]): void {
    this.#line += 1;
    const oddity = this.#oddityOf(cells);
    if (oddity === "blank") return;
    if (oddity !== null) this.#odd.count(oddity, this.#line);
    if (oddity === null || oddity === "short") {
      const line = this.#line;
      this.#addCells(cells);
      this.#lines.push(line);
    }
  }

  /** A row that was read as plain numbers: as wide as the table, each cell a number or empty. */
  addNumbers(values: Float64Array, logged: Uint8Array): void {
    this.#line += 1;
    const row = this.#lines.length;
    const columns = this.#numbers;
    for (let c = 0; c < columns.length; c += 1) {
      if (logged[c] === 1) columns[c]?.push(row, values[c] ?? Number.NaN);
    }
    this.#lines.push(this.#line);
  }

  /** The last row of a file that ends without a line end: with too few cells it was cut while it was written. */
  addLast(cells: readonly string[]): void {
    const cut = cells.length < this.dialect.header.length && cells.join("").trim() !== "";
    if (cut) this.#odd.count("cut", this.nextLine);
    else this.add(cells);
  }

  table(): Table {
    const count = this.#lines.length;
    const shared = identity(count);
    this.#checkAnyNumber();
    return {
      file: this.#file,
      columns: this.#numbers
        .filter((column) => column.length > 0)
        .map((column) => ({ name: column.name, index: column.index(shared), values: column.values() })),
      words: this.#words.filter((cells) => cells !== undefined).map((cells) => cells.column()),
      rows: this.#lines.numbers(),
      rowUnit: "line",
      notices: this.#odd.notices(this.#file),
    };
  }

  #oddityOf(cells: readonly string[]): Oddity | "blank" | null {
    const first = cells[0] ?? "";
    const width = this.dialect.header.length;
    if (cells.length === 1 && first.trim() === "") return "blank";
    if (first.startsWith("#")) return "comment";
    if (this.#isHeader(cells)) return "header";
    if (cells.length === width) return null;
    if (cells.length > width) return cells.slice(width).some((cell) => cell.trim() !== "") ? "long" : null;
    return cells.some((cell) => this.#cell(cell) === "text") ? "short-text" : "short";
  }

  #addCells(cells: readonly string[]): void {
    const row = this.#lines.length;
    for (let c = 0; c < this.#numbers.length; c += 1) {
      const cell = cells[c];
      if (cell === undefined) return;
      const value = this.#isText(c) && cell.trim() !== "" ? "text" : this.#cell(cell);
      if (typeof value === "number") this.#numbers[c]?.push(row, value);
      else if (value === "text") this.#addWord(c, row, cell);
    }
  }

  #isText(c: number): boolean {
    return this.#text.size > 0 && this.#text.has(this.dialect.header[c] ?? "");
  }

  #addWord(c: number, row: number, cell: string): void {
    if (cell.includes("\0")) {
      this.#odd.count("nul", this.#line);
      return;
    }
    let words = this.#words[c];
    if (!words) {
      words = new WordCells(this.dialect.header[c] ?? "");
      this.#words[c] = words;
    }
    words.push(row, cell.trim());
    // A quoted cell may hold line ends, which a count of rows would miss.
    if (cell.includes("\n")) this.#line += cell.split("\n").length - 1;
  }

  /** The header once more, as writers that append put it. */
  #isHeader(cells: readonly string[]): boolean {
    const { header, headerLine } = this.dialect;
    const first = cells[0] ?? "";
    if (headerLine === 0 || (first !== header[0] && first.trim() !== header[0])) return false;
    return cells.every((cell, c) => cell.trim() === (header[c] ?? ""));
  }

  #checkAnyNumber(): void {
    if (this.#text.size > 0 || this.#numbers.some((column) => column.length > 0)) return;
    const rows = this.#lines.length;
    const found = rows === 0 ? "it has a header and no rows" : `none of its ${rows} rows holds a number`;
    throw new ReadError(`Cannot read ${this.#file}: a table of numbers is expected, ${found}`);
  }
}

type Oddity =
  | "byte-order-mark"
  | "comment"
  | "cut"
  | "header"
  | "long"
  | "nul"
  | "nul-in-header"
  | "short"
  | "short-text"
  | "unclosed-quote";

/** Counts what was odd, with the first line of each kind. */
class Oddities {
  readonly #seen = new Map<Oddity, { count: number; line: number }>();

  count(kind: Oddity, line: number): void {
    const known = this.#seen.get(kind);
    if (known) known.count += 1;
    else this.#seen.set(kind, { count: 1, line });
  }

  notices(file: string): Notice[] {
    return [...this.#seen].map(([kind, { count, line }]) => oddNotice(kind, count, { file, line }));
  }
}

interface Wording {
  readonly level: Notice["level"];
  readonly code: NoticeCode;
  readonly say: (count: number) => string;
}

const WORDINGS: Readonly<Record<Oddity, Wording>> = {
  "byte-order-mark": {
    level: "info",
    code: "byte-order-mark",
    say: () => "The file begins with a byte order mark",
  },
  comment: {
    level: "info",
    code: "damaged-record",
    say: (n) => `${rows(n, "comment line")} between the rows`,
  },
  cut: {
    level: "warning",
    code: "truncated-file",
    say: () => "The file ends in the middle of a row, which is left out",
  },
  header: {
    level: "info",
    code: "header-repeated",
    say: (n) =>
      `The header stands again ${n === 1 ? "once" : `${n} times`} between the rows, as a writer that appends leaves it`,
  },
  long: {
    level: "warning",
    code: "damaged-record",
    say: (n) => `${rows(n, "row")} with more cells than the header left out`,
  },
  nul: {
    level: "warning",
    code: "damaged-record",
    say: (n) => `${rows(n, "cell")} with NUL characters, which no writer puts there, left out`,
  },
  "nul-in-header": {
    level: "warning",
    code: "damaged-record",
    say: () => "The header holds NUL characters, which are left out of the names of the columns",
  },
  short: {
    level: "warning",
    code: "damaged-record",
    say: (n) => `${rows(n, "row")} with fewer cells than the header; the missing cells count as not logged`,
  },
  "short-text": {
    level: "warning",
    code: "damaged-record",
    say: (n) => `${rows(n, "row")} with words and fewer cells than the header left out`,
  },
  "unclosed-quote": {
    level: "warning",
    code: "damaged-record",
    say: () => "A quote is opened and never closed; what follows it is left out",
  },
};

function rows(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function oddNotice(kind: Oddity, count: number, at: SourcePosition): Notice {
  const { level, code, say } = WORDINGS[kind];
  return { level, code, message: say(count), at };
}
