import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { BATCH_NAMES, EPOCH_NAMES, normalName, STEP_NAMES, TIME_NAMES } from "../../names/axis-names.ts";
import { baseOf } from "../../names/file-path.ts";
import { groupFiles, type MetricFile } from "../group-files.ts";
import { readEach } from "../read-each.ts";
import { type CsvDialect, HEAD_BYTES, sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import { numberCell } from "../tables/number-cell.ts";
import type { Table } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import type { ColumnFacts } from "../tables/table-series.ts";
import { byWriter } from "../tables/two-writers.ts";
import { type MeasuredTable, withUnits } from "../tables/unit-cells.ts";
import { trainingGroup } from "../training-of-file.ts";
import { splitFacts, splitOfFile } from "./file-split.ts";
import { longLayout, unfolded } from "./long-table.ts";

/** Any table of numbers: one column a metric (wide), or one row a value under its name (long). */
export const genericCsv: Reader = {
  id: "generic-csv",
  title: "CSV or TSV table",
  files: ["*.csv", "*.tsv"],
  about: {
    recognisedBy:
      "a `.csv` or `.tsv` of numbers that counts steps or epochs or names losses and metrics; the same in `.txt`, `.log` or a name without extension",
    reads: [
      "wide tables, a column a metric, and long ones, a row a value under its name",
      "units in cells: `92 %`, `25073 MiB`, `01:15`",
      "decimal commas, `;` and tabs, aligned columns, UTF-16, `#` comments before the header",
    ],
    leaves: [
      "columns of words, with a notice",
      "pandas' nameless index: it counts rows",
      "rows with more cells than the header, or with words and fewer cells, counted in a notice",
    ],
    traps: [
      "NaN and infinities in every usual spelling are points; an empty cell is no point",
      "processes that write one table at once are read as so many runs",
      "a header that an appending writer repeats, a torn last row, a quote that is never closed",
      "tables of examples beside a run are not taken for metrics",
    ],
  },
  sniff: sniffTable,
  read: readTables,
};

const EXTENSION = /\.(csv|tsv|tab)$/i;

/** Words of a table of examples rather than of a training's course. */
const EXAMPLE_COLUMNS =
  /^(id|.*_id|y_true|y_pred|label|target|actual|predicted|prediction|pred_.*|prob_.*|.*_idx)$/;

function sniffTable(file: SourceFile, head: Uint8Array, source: Source): number {
  const dialect = sniffCsv(head);
  const alone = source.files.length === 1;
  if (EXTENSION.test(file.name)) {
    // A file that the user pointed at is taken even where it is no table, to say so in words.
    if (!dialect || !hasNumbers(dialect)) return alone ? 0.02 : 0;
    return isCounted(dialect) ? 0.4 : scoreUncounted(dialect.header.map(normalName), alone);
  }
  return dialect && isTextName(file.name) && isCounted(dialect) && hasNumbers(dialect) ? 0.25 : 0;
}

/** Whether a column counts steps or epochs, or the table is long. */
function isCounted(dialect: CsvDialect): boolean {
  return longLayout(dialect.header) !== null || dialect.header.some((name) => COUNTS.has(normalName(name)));
}

const AXES: ReadonlySet<string> = new Set([...STEP_NAMES, ...EPOCH_NAMES, ...BATCH_NAMES, ...TIME_NAMES]);

const COUNTS: ReadonlySet<string> = new Set([...STEP_NAMES, ...EPOCH_NAMES, ...BATCH_NAMES]);

/** Tables often lie in text files; logs of programs, scripts and lists of names do not read as columns. */
function isTextName(name: string): boolean {
  return /\.(txt|dat|log)$/i.test(name) || !baseOf(name).includes(".");
}

/** Beside a run's other files, a table that counts nothing is taken for metrics only where its names say so. */
function scoreUncounted(names: readonly string[], alone: boolean): number {
  if (names.some((name) => EXAMPLE_COLUMNS.test(name))) return alone ? 0.05 : 0;
  if (names.some((name) => /loss|acc|reward|error|rmse|mae|auc|(^|_)(lr|mse|r2|f1)$/.test(name))) return 0.35;
  return alone ? 0.15 : 0;
}

function hasNumbers(dialect: CsvDialect): boolean {
  const cells = dialect.sample.flat().filter((cell) => cell.trim() !== "");
  const numbers = cells.filter((cell) => numberCell(cell) !== "text");
  return numbers.length > 0 && numbers.length * 4 >= cells.length;
}

async function* readTables(files: readonly SourceFile[]): AsyncGenerator<RunPart> {
  const groups = groupFiles(await Promise.all(files.map(metricsOf)));
  yield* readEach("generic-csv", files, (file) => readTable(file, groups.get(file.name) ?? ""));
}

async function metricsOf(file: SourceFile): Promise<MetricFile> {
  const dialect = sniffCsv(await file.slice(0, HEAD_BYTES));
  const names = dialect === null || longLayout(dialect.header) ? [] : dialect.header;
  const metrics = names.filter((name) => !AXES.has(normalName(name)));
  return { name: file.name, metrics, split: splitOfFile(file.name) };
}

async function* readTable(file: SourceFile, group: string): AsyncGenerator<RunPart> {
  const table = await readCsvTable(file);
  const layout = longLayout(table.dialect.header);
  const { table: measured, units } = withUnits((layout ? unfolded(table, layout) : null) ?? table);
  const split = splitOfFile(file.name);
  const writers = byWriter(measured);
  for (const [i, own] of writers.entries()) {
    yield* partsOfTable(own, {
      reader: "generic-csv",
      group: writers.length === 1 ? group : trainingGroup(file.name, i),
      tellWords: true,
      facts: (column) =>
        isRowIndex(column)
          ? null
          : { ...splitFacts(split, column.name), ...unitFacts(column.name, own, units) },
      gave: table.rows.length === 1 ? "final metrics" : "metrics",
    });
  }
}

/** fastai's column `time` holds how long an epoch took; beside a count of steps it may be that of a step. */
function unitFacts(name: string, table: Table, units: MeasuredTable["units"]): Exclude<ColumnFacts, null> {
  const unit = units.get(name);
  if (unit === undefined) return {};
  const steps = table.columns.some((column) => STEP_NAMES.includes(normalName(column.name)));
  return unit === "s" && !steps && normalName(name) === "time" ? { unit, role: "epoch-time" } : { unit };
}

/** The nameless first column that pandas writes: 0, 1, 2 … */
function isRowIndex(column: { readonly name: string; readonly values: Float64Array }): boolean {
  if (!/^(column 1|unnamed: 0|index)$/i.test(column.name)) return false;
  return column.values.every((value, i) => value === i);
}
