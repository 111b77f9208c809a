import Papa from "papaparse";
import { ReadError } from "../../model/errors.ts";
import type { SourceFile } from "../../model/source.ts";
import { type CsvDialect, HEAD_BYTES, sniffCsv, stripReturn } from "./csv-dialect.ts";
import { CsvRows } from "./csv-rows.ts";
import type { Table } from "./table.ts";

/** A table of separated values with the dialect it was read in. */
export interface CsvTable extends Table {
  readonly dialect: CsvDialect;
}

/**
 * Reads a file of separated values in one pass, as typed arrays. papaparse gets neither `header` (it renames columns,
 * and under back-pressure writes the suffixes into data) nor `dynamicTyping` (it loses NaN and digits).
 */
export async function readCsvTable(
  file: SourceFile,
  options: { readonly asText?: ReadonlySet<string> } = {},
): Promise<CsvTable> {
  const head = await file.slice(0, HEAD_BYTES);
  if (head.length === 0) throw new ReadError(`Cannot read ${file.name}: the file is empty`);
  const dialect = sniffCsv(head);
  if (!dialect) {
    throw new ReadError(
      `Cannot read ${file.name}: a table of separated values is expected, its first lines are none`,
    );
  }
  const rows = new CsvRows(file, dialect, Math.ceil(file.size / bytesPerRow(dialect)));
  if (options.asText) rows.keepAsText(options.asText);
  rows.sawByteOrderMark(encodingOf(head).marked);
  if (dialect.delimiter === "whitespace") await feedLines(file, rows);
  else await feedChunks(file, rows, encodingOf(head).encoding);
  return { ...rows.table(), dialect };
}

/** Bytes in a row at least, so that arrays seldom have to grow. */
function bytesPerRow(dialect: CsvDialect): number {
  const cells = dialect.sample.flat();
  const rows = Math.max(1, dialect.sample.length);
  const bytes = cells.reduce((sum, cell) => sum + cell.length + 1, 0) / rows;
  return Math.max(dialect.header.length, bytes * 0.9);
}

function encodingOf(head: Uint8Array): { encoding: string; marked: boolean } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", marked: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", marked: true };
  return { encoding: "utf-8", marked: head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf };
}

/** A row longer than this is no row but a quote that nobody closed. */
const MAX_ROW_CHARS = 1024 * 1024;

/** Parsed at once: rows of a whole chunk kept together would make the young heap grow to three times their size. */
const PIECE_BYTES = 32 * 1024;

async function feedChunks(file: SourceFile, rows: CsvRows, encoding: string): Promise<void> {
  const decoder = new TextDecoder(encoding);
  const { delimiter, newline } = rows.dialect;
  const parser = new Papa.Parser({ delimiter, newline });
  let rest = "";
  let skip = rows.preambleLines;
  const parse = (last: boolean): void => {
    while (skip > 0 && rest !== "") {
      const end = rest.indexOf(newline);
      if (end < 0) break;
      rest = rest.slice(end + 1);
      skip -= 1;
    }
    if (skip > 0) return;
    const { data, errors, meta } = parser.parse(rest, 0, !last) as Papa.ParseResult<string[]>;
    rows.unclosedQuote(errors.some((error) => error.code === "MissingQuotes"));
    const cut = last && rest !== "" && !rest.endsWith(newline) ? data.pop() : undefined;
    for (const row of data) {
      stripReturn(row);
      rows.add(row);
    }
    if (cut) rows.addLast(cut);
    rest = rest.slice(meta.cursor);
  };
  for await (const chunk of file.chunks()) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      rest += decoder.decode(chunk.subarray(at, at + PIECE_BYTES), { stream: true });
      parse(false);
    }
    if (rest.length > MAX_ROW_CHARS) {
      const where = `${file.name}, line ${rows.nextLine}`;
      throw new ReadError(`Cannot read ${where}: a quote opens there and is not closed within 1 MiB`);
    }
  }
  rest += decoder.decode();
  parse(true);
}

async function feedLines(file: SourceFile, rows: CsvRows): Promise<void> {
  for await (const line of file.lines()) {
    if (line.number > rows.preambleLines) rows.add(line.text.trim().split(/\s+/));
  }
}
