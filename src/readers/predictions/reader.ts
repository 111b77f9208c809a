import type { Predictions } from "../../model/artifacts.ts";
import { ReadError } from "../../model/errors.ts";
import type { Split } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { splitOfFileName } from "../../names/split-name.ts";
import { artifactParts, type ReadArtifact } from "../open-run/artifact-parts.ts";
import { readEach } from "../read-each.ts";
import { HEAD_BYTES, sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import { denseTexts } from "../tables/dense-column.ts";
import type { Table } from "../tables/table.ts";
import { classPredictions } from "./class-predictions.ts";
import { labelCells } from "./label-cells.ts";
import { type PredictionColumns, predictionColumns } from "./prediction-columns.ts";
import { valuePredictions } from "./value-predictions.ts";

/** `predictions_<split>.csv` and other tables with a true and a predicted column. */
export const predictions: Reader = {
  id: "predictions",
  title: "Predictions",
  files: ["predictions_train.csv", "predictions_val.csv", "predictions_test.csv"],
  about: {
    recognisedBy: "a true and a predicted column (`y_true`, `label`, `actual` …; `y_pred`, `prediction` …)",
    reads: ["predicted classes with probabilities, or predicted values, by example and split"],
    leaves: ["other columns", "rows without both values, counted in a notice"],
    traps: [
      "classes that are called `none` or `nan`; a name without a split is read as test data, and a notice says so",
    ],
  },
  sniff: sniffPredictions,
  read: (files) =>
    readEach("predictions", files, async function* (file) {
      yield* artifactParts("predictions", await readPredictions(file));
    }),
};

function sniffPredictions(file: SourceFile, head: Uint8Array): number {
  const dialect = sniffCsv(head);
  const named = /(?:^|[_-])pred(?:iction)?s?(?:[_-].*)?\.(?:csv|tsv)$/i.test(baseOf(file.name));
  if (dialect === null) return 0;
  const columns = predictionColumns(dialect);
  if (columns === null) return named ? 0.43 : 0;
  // A table over steps that has a column "target" is a table of metrics.
  if (dialect.header.some((name) => /^(?:step|epoch|iter(?:ation)?)$/i.test(name))) return 0;
  return named ? 0.96 : 0.63;
}

async function readPredictions(file: SourceFile): Promise<ReadArtifact> {
  const dialect = sniffCsv(await file.slice(0, HEAD_BYTES));
  const columns = dialect === null ? null : predictionColumns(dialect);
  if (columns === null) {
    const found = dialect === null ? "no table" : dialect.header.join(", ");
    throw new ReadError(
      `Cannot read ${file.name}, line 1: columns y_true and y_pred are expected, found ${found}`,
    );
  }
  return predictionsOfTable(await readCsvTable(file, { asText: columns.asText }), columns);
}

/** What a table with a true and a predicted column holds. */
export function predictionsOfTable(table: Table, columns: PredictionColumns): ReadArtifact {
  const { file } = table;
  const notices: Notice[] = [];
  const split = splitOf(file, notices);
  const labels = labelCells(table, columns);
  if (labels.rows.length === 0) {
    throw new ReadError(
      `Cannot read ${file}: rows with a true and a predicted value are expected, found none`,
    );
  }
  if (labels.lost > 0) notices.push(lostNotice(file, labels));
  const ids = columns.id === null ? null : (denseTexts(table, columns.id) ?? []);
  const rows = {
    file,
    split,
    ids: ids === null ? null : Array.from(labels.rows, (row) => ids[row] ?? ""),
    count: labels.rows.length,
  };
  const found: Predictions =
    classPredictions({ table, columns, labels, notices }, rows) ?? valuePredictions(labels, rows);
  return {
    file,
    body: { kind: "predictions", predictions: found },
    gave: `predictions of the ${split} split`,
    rows: table.rows.length,
    notices: [...table.notices, ...notices],
  };
}

/** A file of predictions that names no split holds, by custom, those of the test data. */
function splitOf(file: string, notices: Notice[]): Split {
  const split = splitOfFileName(file);
  if (split !== null) return split;
  const message = "The name of the file names no split, so it is read as predictions on test data";
  notices.push({ level: "warning", code: "unit-assumed", message, at: { file } });
  return "test";
}

function lostNotice(file: string, labels: { lost: number; firstLost: number }): Notice {
  const rows = labels.lost === 1 ? "1 row has" : `${labels.lost} rows have`;
  const message = `${rows} no true or no predicted value and ${labels.lost === 1 ? "is" : "are"} left out`;
  return { level: "warning", code: "damaged-record", message, at: { file, line: labels.firstLost } };
}
