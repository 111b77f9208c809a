import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { type CsvTable, readCsvTable } from "../tables/csv-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** A chart of W&B exported as CSV: for each run the metric with its least and greatest value in each bucket. */
export const wandbChart: Reader = {
  id: "wandb-chart",
  title: "W&B chart export",
  files: ["wandb_export_*.csv"],
  about: {
    recognisedBy: "every column after the first called `<run> - <metric>`",
    reads: ["each run's metric by the chart's own axis"],
    leaves: ["`__MIN` and `__MAX`: bounds of what was thinned"],
    traps: ["W&B thins the charts that it exports, and a notice says so"],
  },
  sniff: sniffChart,
  read: (files) => readEach("wandb-chart", files, readChart),
};

/** `<run> - <metric>`; the run's name may hold the separator too, the metric's hardly. */
const COLUMN = /^(.*) - (.+?)(__MIN|__MAX)?$/s;

function sniffChart(_file: SourceFile, head: Uint8Array): number {
  const dialect = sniffCsv(head);
  const [x = "", ...names] = dialect?.header ?? [];
  // Log lines hold the separator too (`2021-08-12 19:03:06,406 - mmdet - INFO`), and begin with a date or a number.
  if (/^\W*\d/.test(x) || names.length === 0 || !names.every((name) => COLUMN.test(name))) return 0;
  return names.some((name) => name.endsWith("__MIN")) ? 0.95 : 0.6;
}

async function* readChart(file: SourceFile): AsyncGenerator<RunPart> {
  const table = await readCsvTable(file);
  const runs = new Set(
    table.columns.map((column) => COLUMN.exec(column.name)?.[1]).filter((run) => run !== undefined),
  );
  for (const run of runs) {
    const name = run.replaceAll("/", "-");
    const folder = folderOf(file.name);
    // One run in a file is the file's run; several are sub-runs by their names.
    const group = runs.size === 1 ? folder : [folder, name].filter((part) => part !== "").join("/");
    yield* partsOfTable(tableOfRun(table, run), {
      reader: "wandb-chart",
      group,
      axes: axisOf(table),
      gave: "a metric, sampled",
    });
  }
}

/** The columns of one run under the names of their metrics; rows of the other runs are empty here. */
function tableOfRun(table: CsvTable, run: string): CsvTable {
  const [x] = table.dialect.header;
  const columns = table.columns.flatMap((column) => {
    if (column.name === x) return [column];
    const match = COLUMN.exec(column.name);
    return match?.[1] === run && match[3] === undefined ? [{ ...column, name: match[2] ?? column.name }] : [];
  });
  return {
    ...table,
    columns,
    notices: [
      ...table.notices,
      {
        level: "warning",
        code: "sampled-history",
        message: `W&B samples the charts it exports: these ${table.rows.length} rows are not all that was logged`,
        at: { file: table.file },
      },
    ],
  };
}

/** The first column is the chart's x axis, whatever it is called; a time is no count. */
function axisOf(table: CsvTable): { step?: string | null; epoch?: string | null } {
  const x = table.dialect.header[0] ?? "";
  if (/epoch/i.test(x)) return { step: null, epoch: x };
  return /time/i.test(x) ? {} : { step: x };
}
