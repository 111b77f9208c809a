import { ReadError } from "../../model/errors.ts";
import type { SourceFile } from "../../model/source.ts";
import type { Json } from "../json/tolerant-json.ts";
import { RecordTable } from "../tables/record-table.ts";
import type { Table } from "../tables/table.ts";

/** A Parquet file whose footer was read: what it holds, and its rows on demand. */
export interface ParquetFile {
  /** Names of the columns at the top. */
  readonly header: readonly string[];
  readonly rows: number;
  /** The first rows as text. */
  sample(): Promise<string[][]>;
  /** All rows; `asText` names columns whose cells stay as written. */
  table(asText?: ReadonlySet<string>): Promise<Table>;
}

/** Bytes that all columns may become: the largest histories seen are some hundred MB, data sets are no metrics. */
const MOST_BYTES = 2 * 1024 ** 3;

/** Reads the footer of a Parquet file; a file without one was cut or never finished. */
export async function openParquet(file: SourceFile): Promise<ParquetFile> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  const buffer = {
    byteLength: file.size,
    slice: async (start: number, end = file.size): Promise<ArrayBuffer> => {
      // The library counts a negative start from the end, as arrays do.
      const from = start < 0 ? Math.max(0, file.size + start) : start;
      return Uint8Array.from(await file.slice(from, end)).buffer;
    },
  };
  const metadata = await orReadError(file, () => parquetMetadataAsync(buffer));
  const rows = Number(metadata.num_rows);
  const header = await orReadError(file, async () =>
    parquetSchema(metadata).children.map(({ element }) => element.name),
  );
  const bytes = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  const common = { file: buffer, metadata, compressors };
  // One column at a time: of several that are damaged the library lets all but the first fail where nobody looks.
  const rowsBetween = (rowStart: number, rowEnd: number): Promise<Record<string, unknown>[]> =>
    orReadError(file, async () => {
      const found: Record<string, unknown>[] = [];
      for (const name of header) {
        const cells = await parquetReadObjects({ ...common, columns: [name], rowStart, rowEnd });
        for (const [i, cell] of cells.entries()) found[i] = Object.assign(found[i] ?? {}, cell);
      }
      return found;
    });
  return {
    header,
    rows,
    sample: async () => {
      const first = await rowsBetween(0, Math.min(rows, SAMPLE_ROWS));
      return first.map((row) => header.map((name) => textOf(plain(row[name]))));
    },
    table: async (asText) => {
      if (bytes > MOST_BYTES) {
        throw new ReadError(
          `Cannot read ${file.name}: its columns hold ${bytes} bytes, at most ${MOST_BYTES} are read`,
        );
      }
      const table = new RecordTable(file.name, "record", asText);
      let at = 0;
      for (const group of metadata.row_groups) {
        const end = at + Number(group.num_rows);
        for (const [i, row] of (await rowsBetween(at, end)).entries()) table.add(record(row, asText), at + i);
        at = end;
      }
      return table.table();
    },
  };
}

const SAMPLE_ROWS = 20;

async function orReadError<T>(file: SourceFile, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    const what = /footer|too short|metadata length/i.test(said)
      ? `the file of ${file.size} bytes has no footer at its end, so that it was cut or never finished`
      : `its Parquet is damaged, ${/undefined|^Cannot /.test(said) ? "a header in it makes no sense" : said}`;
    throw new ReadError(`Cannot read ${file.name}: ${what}`, { cause });
  }
}

/** A row with values of JSON; a cell of a column that stays as text is marked so that no number is seen in it. */
function record(row: Record<string, unknown>, asText: ReadonlySet<string> | undefined): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const cell = plain(value);
      return [name, asText?.has(name) && cell !== null ? textOf(cell) : cell];
    }),
  );
}

/** Whole numbers of 64 bits and moments as numbers (moments in seconds since 1970); bytes are no metric. */
function plain(value: unknown): Json {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.getTime() / 1000;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === undefined || value === null || ArrayBuffer.isView(value)) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return typeof value === "number" || typeof value === "string" ? value : null;
}

function textOf(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
