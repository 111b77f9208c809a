import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { readEach } from "../read-each.ts";
import { readErrorTable } from "./error-table.ts";
import { readTraining } from "./training-file.ts";

/** CatBoost's folder `catboost_info`: a JSON file of all iterations, and the same by set in tables. */
export const catboost: Reader = {
  id: "catboost",
  title: "CatBoost",
  files: [
    "catboost_info/catboost_training.json",
    "catboost_info/learn_error.tsv",
    "catboost_info/test_error.tsv",
  ],
  about: {
    recognisedBy:
      "`catboost_training.json` by its `meta` with learn metrics; the `.tsv` files by name and first column `iter`",
    reads: ["learn and test metrics by iteration"],
    leaves: [
      "the `.tsv` files and event files where the JSON lies beside them: they repeat it, with fewer digits",
      "`time_left.tsv`: guesses of the time that is left",
    ],
  },
  sniff: sniffCatboost,
  async *read(files) {
    const documents = files.filter(({ name }) => name.endsWith(".json"));
    const told = new Set(documents.map(({ name }) => folderOf(name)));
    const tables = files.filter(({ name }) => ERRORS.test(baseOf(name)));
    const alone = tables.filter(({ name }) => !told.has(folderOf(name)));
    yield* readEach("catboost", [...documents, ...alone], (file) =>
      file.name.endsWith(".json") ? readTraining(file) : readErrorTable(file),
    );
    for (const file of files) {
      if (!documents.includes(file) && !alone.includes(file)) yield repeated(file);
    }
  },
};

const ERRORS = /^(learn|test)_error\.tsv$/;

/** CatBoost's event files have this plain name, which no other writer gives, in a folder for each set. */
const EVENTS = /^(.*\/)?(?:learn|test\d*)\/events\.out\.tfevents$/;

function sniffCatboost(file: SourceFile, head: Uint8Array, source: Source): number {
  const folder = EVENTS.exec(file.name);
  if (folder) {
    const document = `${folder[1] ?? ""}catboost_training.json`;
    // Above the 1 of any event file: these repeat the JSON file in fewer digits, and test1/ would be a run of its own.
    return source.files.some(({ name, size }) => name === document && size > 0) ? 1.01 : 0;
  }
  if (!isText(head)) return 0;
  const text = headText(head);
  const base = baseOf(file.name);
  if (base.endsWith(".json"))
    return /^\s*\{\s*"meta"\s*:\s*\{[^\n]*"learn_(sets|metrics)"/.test(text) ? 0.96 : 0;
  if (ERRORS.test(base)) return /^iter\t/.test(text) ? 0.96 : 0;
  return base === "time_left.tsv" && text.startsWith("iter\tPassed\tRemaining") ? 0.96 : 0;
}

/** The tables repeat the JSON file; times that are guessed to be left tell nothing. */
function repeated(file: SourceFile): RunPart {
  const gave = file.name.endsWith("time_left.tsv")
    ? "times of the iterations, not read"
    : "what catboost_training.json holds too";
  const provenance = { file: file.name, readAs: "catboost", gave, rows: null };
  return { group: folderOf(file.name), reader: "catboost", kind: "provenance", provenance };
}
