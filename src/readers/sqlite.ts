import { ReadError } from "../model/errors.ts";
import type { Notice } from "../model/position.ts";
import type { Source, SourceFile } from "../model/source.ts";
import { headText } from "./head-text.ts";

/** One row of a query by column name. */
export type SqliteRow = Readonly<Record<string, unknown>>;

/** A database that is open for reading. */
export interface SqliteDatabase {
  readonly file: string;
  /** Names of its tables. */
  readonly tables: ReadonlySet<string>;
  /** Faults met so far, each once. */
  readonly notices: readonly Notice[];
  /**
   * Hands over each row of a table with its number as `record`, in their order; stops at a damaged page with a notice
   * and keeps what came before.
   */
  each(table: string, use: (row: SqliteRow) => void): void;
}

/** True for the first bytes of a SQLite database. */
export function isSqlite(head: Uint8Array): boolean {
  return headText(head.subarray(0, 15)) === "SQLite format 3";
}

/** Whether the first pages of a database hold the statements that make all these tables. */
export function makesTables(head: Uint8Array, tables: readonly string[]): boolean {
  if (!isSqlite(head)) return false;
  const text = new TextDecoder("latin1").decode(head);
  return tables.every((table) =>
    new RegExp(`CREATE TABLE (IF NOT EXISTS )?"?${table}"?[\\s(]`, "i").test(text),
  );
}

/**
 * Opens a private copy of a database, with its write-ahead log where there is one, and closes it after use. The copy is
 * needed because SQLite writes the log back into the database on its way out.
 */
export async function withDatabase<T>(
  file: SourceFile,
  source: Source,
  use: (database: SqliteDatabase) => T,
): Promise<T> {
  if (!source.copyOut) {
    throw new ReadError(
      `Cannot read ${file.name}: a database is read from a copy on disk, and there is no disk`,
    );
  }
  const wal = source.files.find(({ name }) => name === `${file.name}-wal`);
  const files = new Map([[COPY, file]]);
  if (wal) files.set(`${COPY}-wal`, wal);
  const copy = await source.copyOut(files);
  try {
    const { default: sqlite } = await import("node-sqlite3-wasm");
    const library = new sqlite.Database(`${copy.folder}/${COPY}`);
    try {
      return use(new OpenDatabase(file.name, library, await tearOf(file)));
    } finally {
      library.close();
    }
  } finally {
    await copy.remove();
  }
}

const COPY = "copy.db";

/** What is used of node-sqlite3-wasm. */
interface Library {
  exec(sql: string): void;
  prepare(sql: string): {
    iterate(): IterableIterator<unknown>;
    finalize(): void;
  };
}

/** Ends a query at a page that holds nothing. */
class EmptyPage extends Error {}

class OpenDatabase implements SqliteDatabase {
  readonly file: string;
  readonly tables: ReadonlySet<string>;
  readonly notices: Notice[] = [];
  readonly #library: Library;

  constructor(file: string, library: Library, tear: string | null) {
    this.file = file;
    this.#library = library;
    // There is no shared memory, so that a write-ahead log can be read by one process alone.
    library.exec("PRAGMA locking_mode=EXCLUSIVE");
    // Else SQLite refuses a file that is shorter than its header says, with all rows before the cut.
    if (tear !== null) library.exec("PRAGMA writable_schema=ON");
    if (tear !== null) this.notices.push(damage(file, tear));
    const tables = new Set<string>();
    const fault = this.#run("SELECT name FROM sqlite_master WHERE type = 'table'", (row) => {
      tables.add(String(row["name"]));
    });
    if (fault !== null) {
      throw new ReadError(`Cannot read ${file}: ${tear ?? `SQLite says that the ${fault}`}`);
    }
    this.tables = tables;
  }

  each(table: string, use: (row: SqliteRow) => void): void {
    let rows = 0;
    let last = 0;
    const fault = this.#run(`SELECT rowid AS record, * FROM "${table}" ORDER BY rowid`, (row) => {
      // Beyond the end of a torn file SQLite sees pages of zeros, and rows without a number in them.
      const record = Number(row["record"]);
      if (record <= last) throw new EmptyPage();
      last = record;
      rows += 1;
      use(row);
    });
    if (fault === null) return;
    this.notices.push(
      damage(this.file, `Table ${table} is damaged after ${rows} rows (${fault}), which are read`),
    );
  }

  /** Runs a query to its end or to its first fault, which it returns in SQLite's words. */
  #run(sql: string, use: (row: SqliteRow) => void): string | null {
    try {
      const statement = this.#library.prepare(sql);
      try {
        for (const row of statement.iterate()) use(row as SqliteRow);
      } finally {
        statement.finalize();
      }
      return null;
    } catch (error) {
      if (error instanceof EmptyPage) return "a page is empty";
      if (error instanceof Error && error.name === "SQLite3Error") return error.message;
      throw error;
    }
  }
}

function damage(file: string, message: string): Notice {
  return { level: "warning", code: "truncated-file", message, at: { file } };
}

/** Says that a file is shorter than its header states (https://www.sqlite.org/fileformat.html, 1.3); null where it is not. */
async function tearOf(file: SourceFile): Promise<string | null> {
  const head = await file.slice(0, 100);
  if (head.length < 100) return `the file ends within the header of a SQLite database, at ${file.size} bytes`;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const written = view.getUint16(16);
  const pageSize = written === 1 ? 65_536 : written;
  const pages = view.getUint32(28);
  // The count is in force only where both counters agree; older writers left it at 0.
  if (view.getUint32(24) !== view.getUint32(92) || pages * pageSize <= file.size) return null;
  return `The database has ${pages} pages of ${pageSize} bytes, the file ends after ${Math.floor(file.size / pageSize)} of them`;
}
