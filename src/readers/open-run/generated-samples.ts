import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import { denseNumbers } from "../tables/dense-column.ts";
import { artifactParts, type ReadArtifact } from "./artifact-parts.ts";

/** `generated.csv`: points or vectors that a generative model drew, one a row. */
export const generatedSamples: Reader = {
  id: "generated-samples",
  title: "Generated points",
  files: ["generated.csv"],
  about: {
    recognisedBy: "the name `generated.csv`",
    reads: ["points that a generator made, a row each"],
    leaves: ["cells of text, with a notice"],
  },
  sniff: sniffGenerated,
  read: (files) =>
    readEach("generated-samples", files, async function* (file) {
      yield* artifactParts("generated-samples", await readGenerated(file));
    }),
};

function sniffGenerated(file: SourceFile, head: Uint8Array): number {
  if (!/^generated([_-](samples|points))?\.(csv|tsv)$/i.test(baseOf(file.name))) return 0;
  return sniffCsv(head) === null ? 0 : 0.95;
}

async function readGenerated(file: SourceFile): Promise<ReadArtifact> {
  const table = await readCsvTable(file);
  const columns = table.dialect.header.filter((name) => table.columns.some((column) => column.name === name));
  if (columns.length === 0 || table.rows.length === 0) {
    throw new ReadError(`Cannot read ${file.name}: rows of numbers are expected, found none`);
  }
  const notices = table.words.map((column): Notice => {
    const message = `Column ${column.name} holds text in ${column.index.length} cells, which count as empty`;
    return {
      level: "warning",
      code: "value-not-numeric",
      message,
      at: { file: file.name, column: column.name },
    };
  });
  return {
    file: file.name,
    body: {
      kind: "generated",
      generated: {
        file: file.name,
        columns,
        values: columns.map((name) => denseNumbers(table, name) ?? new Float64Array(table.rows.length)),
      },
    },
    gave: "generated points",
    rows: table.rows.length,
    notices: [...table.notices, ...notices],
  };
}
