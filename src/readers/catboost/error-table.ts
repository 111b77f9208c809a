import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { metricFacts } from "../boosting/evaluation-sets.ts";
import { readCsvTable } from "../tables/csv-table.ts";
import { partsOfTable } from "../tables/table-parts.ts";

/** Reads `learn_error.tsv` or `test_error.tsv`, where the JSON file is missing. */
export async function* readErrorTable(file: SourceFile): AsyncGenerator<RunPart> {
  const isLearn = baseOf(file.name).startsWith("learn");
  const table = await readCsvTable(file);
  const columns = table.columns.map((column) =>
    column.name === "iter" ? column : { ...column, name: `${isLearn ? "learn" : "test"}/${column.name}` },
  );
  const split = isLearn ? "train" : "validation";
  yield* partsOfTable(
    { ...table, columns },
    {
      reader: "catboost",
      axes: { step: "iter" },
      facts: ({ name }) => ({
        ...metricFacts(name.slice(name.indexOf("/") + 1).replace(/:\d+$/, "")),
        split,
      }),
      gave: "evaluations by iteration",
    },
  );
  const group = folderOf(file.name);
  yield { group, reader: "catboost", kind: "facts", facts: { task: "gradient boosting" } };
}
