import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { baseOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { isSqlite, makesTables, withDatabase } from "../sqlite.ts";
import { readStore } from "./read-store.ts";

/** MLflow's tracking database: runs, metrics, parameters and tags in tables, all runs of all experiments in one file. */
export const mlflowSqlite: Reader = {
  id: "mlflow-sqlite",
  title: "MLflow database (SQLite)",
  files: ["mlflow.db", "mlruns.db", "*.db", "*.sqlite"],
  about: {
    recognisedBy: "a SQLite database whose tables include `latest_metrics`, or an MLflow name",
    reads: ["metrics, parameters, status of every run that logged anything"],
    leaves: ["runs that were deleted in MLflow", "tags of people: nobody's business"],
    traps: [
      "NaN is a flag beside a 0; infinities are clamped to the largest double; the newest rows may stand in the write-ahead log alone",
    ],
    provenBy: "MLflow's database store",
  },
  sniff: sniffStore,
  read: (files, source) => readEach("mlflow-sqlite", files, (file) => readFile(file, source)),
};

/** A database whose tables stand in its log alone, or on a page further on, is told by its name. */
function sniffStore(file: SourceFile, head: Uint8Array): number {
  if (makesTables(head, ["latest_metrics"])) return 0.95;
  return isSqlite(head) && /^ml(flow|runs).*\.(db|sqlite3?)$/i.test(baseOf(file.name)) ? 0.6 : 0;
}

async function* readFile(file: SourceFile, source: Source): AsyncGenerator<RunPart> {
  yield* await withDatabase(file, source, readStore);
}
