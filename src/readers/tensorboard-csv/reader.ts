import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { sniffCsv } from "../tables/csv-dialect.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** A curve downloaded from TensorBoard as CSV: the file's name is the only place that says what it is of. */
export const tensorboardCsv: Reader = {
  id: "tensorboard-csv",
  title: "TensorBoard download as CSV",
  files: ["run-<run>-tag-<tag>.csv", "<run>.csv"],
  about: {
    recognisedBy: "the header `Wall time,Step,Value`",
    reads: ["one curve, its run and tag from the file's name"],
    leaves: [],
    traps: ["TensorBoard thins what it exports: nothing in the file says by how much"],
  },
  sniff: (_, head) => (sniffCsv(head)?.header.join() === "Wall time,Step,Value" ? 0.95 : 0),
  read: (files) => readEach("tensorboard-csv", files, readCurve),
};

async function* readCurve(file: SourceFile): AsyncGenerator<RunPart> {
  const table = await readCsvTable(file);
  const { run, tag } = namesOf(file.name);
  const columns = table.columns.map((column) =>
    column.name === "Value" ? { ...column, name: tag } : column,
  );
  yield* partsOfTable(
    { ...table, columns },
    {
      reader: "tensorboard-csv",
      group: [folderOf(file.name), run].filter((part) => part !== "").join("/"),
      axes: { step: "Step" },
      gave: "one curve",
    },
  );
}

/** TensorBoard calls a download `run-<run>-tag-<tag>.csv`, with "_" for what may not stand in a file's name. */
function namesOf(name: string): { run: string; tag: string } {
  const stem = baseOf(name).replace(/\.[^.]*$/, "");
  const match = /^run-(.*)-tag-(.+)$/.exec(stem);
  if (!match) return { run: "", tag: stem };
  const run = match[1] ?? "";
  // The run that is the log folder itself has no name.
  return { run: run === "." || run === "_" ? "" : run, tag: match[2] ?? stem };
}
