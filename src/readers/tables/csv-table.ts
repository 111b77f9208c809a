import { ReadError } from "../../model/errors.ts";
import type { SourceFile } from "../../model/source.ts";
import { type CsvDialect, HEAD_BYTES, sniffCsv } from "./csv-dialect.ts";
import { CsvRows } from "./csv-rows.ts";
import { PlainFeed } from "./plain-feed.ts";
import type { Table } from "./table.ts";
import { TextFeed } from "./text-feed.ts";

/** A table of separated values with the dialect it was read in. */
export interface CsvTable extends Table {
  readonly dialect: CsvDialect;
}

/** Reads a file of separated values in one pass, as typed arrays. */
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
  else await feedBytes(file, rows, encodingOf(head));
  return { ...rows.table(), dialect };
}

/** Bytes in a row at least, so that arrays seldom have to grow. */
function bytesPerRow(dialect: CsvDialect): number {
  const cells = dialect.sample.flat();
  const rows = Math.max(1, dialect.sample.length);
  const bytes = cells.reduce((sum, cell) => sum + cell.length + 1, 0) / rows;
  return Math.max(dialect.header.length, bytes * 0.9);
}

async function feedBytes(file: SourceFile, rows: CsvRows, { encoding, marked }: Encoding): Promise<void> {
  const feed =
    encoding === "utf-8" && PlainFeed.fits(rows)
      ? new PlainFeed(file.name, rows, marked)
      : new TextFeed(file.name, rows, encoding);
  for await (const chunk of file.chunks()) feed.push(chunk);
  feed.end();
}

interface Encoding {
  readonly encoding: string;
  readonly marked: boolean;
}

function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", marked: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", marked: true };
  return { encoding: "utf-8", marked: head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf };
}

async function feedLines(file: SourceFile, rows: CsvRows): Promise<void> {
  for await (const line of file.lines()) {
    if (line.number > rows.preambleLines) rows.add(line.text.trim().split(/\s+/));
  }
}
