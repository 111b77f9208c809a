import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import type { TableColumn } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import type { ColumnFacts } from "../tables/table-series.ts";

/** `results.csv` of YOLOv5 and Ultralytics: one row an epoch, counted from 0 or from 1 by version. */
export const yoloCsv: Reader = {
  id: "yolo-csv",
  title: "YOLOv5 and Ultralytics results",
  files: ["results.csv"],
  about: {
    recognisedBy: "first column `epoch`, losses of a detector or classifier, `metrics/…`",
    reads: ["losses, metrics of the validation set and learning rates by epoch"],
    leaves: ["columns of words, with a notice"],
    traps: ["names padded with blanks; `time` counts seconds since the start and falls on a resume"],
  },
  sniff: sniffYolo,
  read: (files) => readEach("yolo-csv", files, readYolo),
};

function sniffYolo(_file: SourceFile, head: Uint8Array): number {
  const names = sniffCsv(head)?.header ?? [];
  if (names[0] !== "epoch") return 0;
  const detector = names.includes("train/box_loss") || names.includes("metrics/accuracy_top1");
  return detector && names.some((name) => name.startsWith("metrics/")) ? 0.95 : 0;
}

async function* readYolo(file: SourceFile): AsyncGenerator<RunPart> {
  const table = await readCsvTable(file);
  yield* partsOfTable(table, {
    reader: "yolo-csv",
    axes: { step: null, epoch: "epoch" },
    facts: yoloFacts,
    tellWords: true,
    gave: "epoch metrics",
  });
}

/** Metrics are those of the validation set; `time` counts seconds since this start and falls on a resume. */
function yoloFacts(column: TableColumn): ColumnFacts {
  if (column.name === "time") return { cadence: "epoch", unit: "s" };
  if (column.name.startsWith("metrics/")) return { split: "validation", cadence: "epoch" };
  return { cadence: "epoch" };
}
