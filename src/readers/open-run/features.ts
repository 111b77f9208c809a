import { ReadError } from "../../model/errors.ts";
import type { Split } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { splitOfFileName } from "../../names/split-name.ts";
import { readEach } from "../read-each.ts";
import { HEAD_BYTES, sniffCsv } from "../tables/csv-dialect.ts";
import { type CsvTable, readCsvTable } from "../tables/csv-table.ts";
import { columnNamed, denseNumbers, denseTexts, ID_NAMES } from "../tables/dense-column.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `features_<split>.csv`: the raw inputs as they enter the model, with the id of each example. */
export const features: Reader = {
  id: "features",
  title: "Raw features",
  files: ["features_train.csv", "features_val.csv", "features_test.csv"],
  about: {
    recognisedBy: "a name such as `features_train.csv` that states the split",
    reads: ["numeric columns by example, with ids"],
    leaves: ["columns of words, with a notice"],
  },
  sniff: (file, head) => (NAME.test(baseOf(file.name)) && sniffCsv(head) !== null ? 0.95 : 0),
  read: (files) =>
    readEach("features", files, async function* (file) {
      yield* artifactParts("features", await readFeatures(file));
    }),
};

const NAME = /^(?:.*[_-])?features?[_-].*\.(csv|tsv)$|^[a-z]+[_-]features\.(csv|tsv)$/i;

async function readFeatures(file: SourceFile): Promise<ReadArtifact> {
  const split = splitOfFileName(file.name);
  if (split === null) {
    throw new ReadError(
      `Cannot read ${file.name}: the split is expected in its name, as in features_train.csv`,
    );
  }
  const dialect = sniffCsv(await file.slice(0, HEAD_BYTES));
  const id = columnNamed(dialect?.header ?? [], ID_NAMES);
  const table = await readCsvTable(file, id === null ? {} : { asText: new Set([id]) });
  return { ...featuresOf(table, { split, id }), notices: [...table.notices, ...textNotices(table, id)] };
}

function featuresOf(table: CsvTable, of: { split: Split; id: string | null }): Omit<ReadArtifact, "notices"> {
  const columns = numericColumns(table, of.id);
  if (columns.length === 0) {
    throw new ReadError(
      `Cannot read ${table.file}: columns of numbers are expected, found ${table.dialect.header.join(", ")} without any`,
    );
  }
  return {
    file: table.file,
    body: {
      kind: "features",
      features: {
        file: table.file,
        split: of.split,
        ids: of.id === null ? null : denseTexts(table, of.id),
        columns,
        values: columns.map((name) => denseNumbers(table, name) ?? new Float64Array(table.rows.length)),
      },
    },
    gave: `raw features of the ${of.split} split`,
    rows: table.rows.length,
  };
}

/** Columns in which more cells are numbers than words, in the order of the header. */
function numericColumns(table: CsvTable, id: string | null): string[] {
  const numbers = new Map(table.columns.map((column) => [column.name, column.index.length]));
  const words = new Map(table.words.map((column) => [column.name, column.index.length]));
  return table.dialect.header.filter(
    (name) => name !== id && (numbers.get(name) ?? 0) > (words.get(name) ?? 0),
  );
}

function textNotices(table: CsvTable, id: string | null): Notice[] {
  const kept = new Set(numericColumns(table, id));
  return table.words
    .filter((column) => column.name !== id)
    .map((column): Notice => {
      const at = { file: table.file, column: column.name };
      const cells = `${column.index.length} of ${table.rows.length} cells`;
      return kept.has(column.name)
        ? {
            level: "warning",
            code: "value-not-numeric",
            message: `Column ${column.name} holds words in ${cells}, which count as empty`,
            at,
          }
        : {
            level: "info",
            code: "column-ignored",
            message: `Column ${column.name} holds text and is left out`,
            at,
          };
    });
}
