import Papa from "papaparse";
import { headText, isDamagedText } from "../head-text.ts";
import { numberCell } from "./number-cell.ts";

/** How a table of separated values is written, as its first lines show it. */
export interface CsvDialect {
  readonly delimiter: "," | ";" | "\t" | "whitespace";
  /** "\n" also where lines end in "\r\n": the "\r" is then cut off the last cell. */
  readonly newline: "\n" | "\r";
  readonly decimalComma: boolean;
  /** Names of the columns, trimmed; "column 3" where there is none. */
  readonly header: readonly string[];
  /** 1-based; 0 where the file begins with numbers. */
  readonly headerLine: number;
  /** NUL characters that were left out of the names. */
  readonly nulsInHeader: number;
  /** Lines before the header that begin with "#", without the "#". */
  readonly comments: readonly string[];
  /** First rows after the header. */
  readonly sample: readonly (readonly string[])[];
}

/** Size of the head that dialects are found in; readers are shown this much when they sniff. */
export const HEAD_BYTES = 65_536;

/** The dialect of a table by its first bytes; null where they are no table. */
export function sniffCsv(head: Uint8Array): CsvDialect | null {
  const known = seen.get(head);
  if (known !== undefined) return known;
  const dialect = isDamagedText(head) ? dialectOf(head) : null;
  seen.set(head, dialect);
  return dialect;
}

/** Every reader of tables sniffs every file, so each head is looked at once. */
const seen = new WeakMap<Uint8Array, CsvDialect | null>();

/** Rows looked at to find the dialect. */
const SAMPLE_ROWS = 20;

function dialectOf(head: Uint8Array): CsvDialect | null {
  const text = headText(head).replace(/^\uFEFF/, "");
  const newline = !text.includes("\n") && text.includes("\r") ? "\r" : "\n";
  const lines = text.split(newline, 200);
  // The last line of a full head may be cut.
  if (head.length >= HEAD_BYTES && lines.length > 1 && lines.length < 200) lines.pop();
  const { start, comments } = preamble(lines);
  const first = lines[start]?.trim() ?? "";
  // JSON, a Git LFS pointer and a page are no tables, whatever commas they hold.
  if (first === "" || /^[[{<]/.test(first) || first.startsWith("version https://git-lfs")) return null;
  const body = lines.slice(start, start + SAMPLE_ROWS + 1);
  const delimiter = delimiterOf(body);
  const rows = splitLines(body.join(newline), delimiter, newline);
  const written = rows[0];
  if (!written) return null;
  const names = written.map((name) => name.replaceAll("\0", ""));
  const headless = names.every((name) => numberCell(name) !== "text");
  const clean = names.map((name) => name.trim());
  // A trailing separator on every line makes a last column of nothing.
  if (
    clean.length > 1 &&
    clean.at(-1) === "" &&
    rows.slice(1).every((row) => (row.at(-1) ?? "").trim() === "")
  ) {
    clean.pop();
  }
  if (!headless) clean[0] = (clean[0] ?? "").replace(/^#\s*/, "");
  const sample = headless ? rows : rows.slice(1);
  return {
    delimiter,
    newline,
    decimalComma: delimiter !== "," && hasDecimalCommas(sample),
    header: clean.map((name, i) => (headless || name === "" ? `column ${i + 1}` : name)),
    headerLine: headless ? start : start + 1,
    nulsInHeader: written.join("").length - names.join("").length,
    comments,
    sample,
  };
}

/** Leading blank lines, `sep=;` of spreadsheets and "#" lines, save a "#" line that is the header itself. */
function preamble(lines: readonly string[]): { start: number; comments: string[] } {
  const comments: string[] = [];
  let start = 0;
  for (; start < lines.length; start += 1) {
    const line = (lines[start] ?? "").trim();
    if (line === "" || /^"?sep=.?"?$/i.test(line)) continue;
    if (!line.startsWith("#") || isMarkedHeader(line, lines[start + 1] ?? "")) break;
    comments.push(line.replace(/^#\s*/, ""));
  }
  return { start, comments };
}

/** `# step,loss` above a row of as many numbers. */
function isMarkedHeader(line: string, next: string): boolean {
  const delimiter = delimiterOf([line, next]);
  const cells = splitLines(next, delimiter, "\n")[0] ?? [];
  const names = splitLines(line.replace(/^#\s*/, ""), delimiter, "\n")[0] ?? [];
  return (
    names.length > 1 && names.length === cells.length && cells.every((cell) => numberCell(cell) !== "text")
  );
}

const DELIMITERS = [",", "\t", ";"] as const;

/** The separator that cuts most lines into as many cells as the first one, and that into at least two. */
function delimiterOf(lines: readonly string[]): CsvDialect["delimiter"] {
  let best: CsvDialect["delimiter"] = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const rows = splitLines(lines.join("\n"), delimiter, "\n").filter((row) => row.join("").trim() !== "");
    const width = rows[0]?.length ?? 0;
    if (width < 2) continue;
    const alike = rows.filter((row) => row.length === width).length / rows.length;
    const score = alike + width / 10_000;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return bestScore > 0 || !isWhitespaceTable(lines) ? best : "whitespace";
}

/** Columns aligned with runs of blanks: names above numbers alone, else any prose with as many words a line would do. */
function isWhitespaceTable(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => line.trim() !== "").map((line) => line.trim().split(/\s+/));
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < 2) return false;
  const names = rows[0]?.every((cell) => numberCell(cell) === "text") === true;
  const body = rows.slice(1);
  return (
    names && body.every((row) => row.length === width && row.every((cell) => numberCell(cell) !== "text"))
  );
}

function splitLines(text: string, delimiter: CsvDialect["delimiter"], newline: "\n" | "\r"): string[][] {
  if (delimiter === "whitespace") return text.split(newline).map((line) => line.trim().split(/\s+/));
  const { data } = Papa.parse<string[]>(text, { delimiter, newline });
  for (const row of data) stripReturn(row);
  return data.filter((row) => row.length > 1 || row[0] !== "");
}

/** Cuts the "\r" of a CRLF line end off its last cell. */
export function stripReturn(row: string[]): void {
  const last = row.at(-1);
  if (last?.endsWith("\r")) row[row.length - 1] = last.slice(0, -1);
}

/** True where cells write 0,5 and none writes 0.5. */
function hasDecimalCommas(sample: readonly (readonly string[])[]): boolean {
  const cells = sample.flat();
  return (
    cells.some((cell) => /^\s*-?\d+,\d+\s*$/.test(cell)) &&
    !cells.some((cell) => /^\s*-?\d+\.\d+\s*$/.test(cell))
  );
}
