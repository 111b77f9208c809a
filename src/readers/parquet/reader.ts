import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { BATCH_NAMES, EPOCH_NAMES, normalName, STEP_NAMES } from "../../names/axis-names.ts";
import { folderOf } from "../../names/file-path.ts";
import { longLayout, unfolded } from "../generic-csv/long-table.ts";
import { artifactParts } from "../open-run/artifact-parts.ts";
import { predictionColumns } from "../predictions/prediction-columns.ts";
import { predictionsOfTable } from "../predictions/reader.ts";
import { readEach } from "../read-each.ts";
import type { Table } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { openParquet, type ParquetFile } from "./parquet-table.ts";
import { tablesByRun } from "./tables-by-run.ts";

/** A table in Parquet: the history of a W&B or Trackio run, metrics by step, or predictions. */
export const parquet: Reader = {
  id: "parquet",
  title: "Parquet table",
  files: ["metrics.parquet", "wandb-history.parquet", "0000.parquet", "predictions_*.parquet"],
  about: {
    recognisedBy: "the first four bytes `PAR1`",
    reads: [
      "histories by step, long and wide; predictions",
      "several runs in one table, by the column that names them",
    ],
    leaves: [
      "tables beside a run that count no steps: they are data",
      "files whose columns hold more than 2 GiB",
    ],
    traps: [
      "64-bit integers and moments; a file without its footer was never finished, and is refused in words",
    ],
  },
  sniff: (_, head) => (isParquet(head) ? 0.9 : 0),
  read: (files, source) => readEach("parquet", files, (file) => readFile(file, source)),
};

/** `PAR1`; the names of the columns stand at the end of the file, which only reading shows. */
function isParquet(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31;
}

const COUNTS: ReadonlySet<string> = new Set([...STEP_NAMES, ...EPOCH_NAMES, ...BATCH_NAMES]);

async function* readFile(file: SourceFile, source: Source): AsyncGenerator<RunPart> {
  const found = await openParquet(file);
  const counted = found.header.some((name) => COUNTS.has(normalName(name)));
  const columns = counted ? null : predictionColumns({ header: found.header, sample: await found.sample() });
  if (columns !== null) {
    yield* artifactParts("parquet", predictionsOfTable(await found.table(columns.asText), columns));
  } else if (counted || longLayout(found.header) !== null || source.files.length === 1) {
    yield* metricParts(await found.table(), found);
  } else yield leftAlone(file, found);
}

function metricParts(table: Table, found: ParquetFile): RunPart[] {
  const layout = longLayout(found.header);
  const wide = (layout && unfolded(table, layout)) ?? table;
  const runs = tablesByRun(wide);
  const folder = folderOf(table.file);
  const parts = runs.flatMap(({ run, table: own }) =>
    partsOfTable(own, {
      reader: "parquet",
      group: runs.length === 1 ? folder : [folder, run].filter((part) => part !== "").join("/"),
      gave: "metrics",
      facts: (column) => (isBookkeeping(column.name) ? null : {}),
    }).filter(({ kind }) => kind !== "provenance"),
  );
  const gave = runs.length === 1 ? "metrics" : `metrics of ${runs.length} runs`;
  const provenance = { file: table.file, readAs: "parquet", gave, rows: table.rows.length };
  return [...parts, { group: folder, reader: "parquet", kind: "provenance", provenance }];
}

/** The index that pandas writes beside its columns counts rows; W&B's run time repeats the clock. */
function isBookkeeping(name: string): boolean {
  return /^__index_level_\d+__$|^_runtime$/.test(name);
}

/** Beside a run's files a table that counts no steps is data, which may be large and is not metrics. */
function leftAlone(file: SourceFile, { rows, header }: ParquetFile): RunPart {
  const gave = `a table of ${rows} rows and ${header.length} columns without steps, not read`;
  const provenance = { file: file.name, readAs: "parquet", gave, rows: null };
  return { group: folderOf(file.name), reader: "parquet", kind: "provenance", provenance };
}
