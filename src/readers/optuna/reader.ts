import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { sniffJson } from "../json/json-head.ts";
import { readEach } from "../read-each.ts";
import { isSqlite, makesTables, withDatabase } from "../sqlite.ts";
import { noticesPart } from "../tables/table-parts.ts";
import { studiesOfDatabase } from "./database.ts";
import { studiesOfJournal } from "./journal.ts";
import type { Study } from "./study.ts";
import { studyParts } from "./study-parts.ts";

/** Optuna's studies, from the database of its relational storage or from a journal. */
export const optuna: Reader = {
  id: "optuna",
  title: "Optuna study (database or journal)",
  files: ["optuna.db", "*.db", "*journal*.log"],
  about: {
    recognisedBy: "SQLite with the tables `trials` and `studies`, or a journal's first operation",
    reads: [
      "each study as a run whose steps are its trials, parameters included",
      "trials that reported on their way, as runs with their settings",
    ],
    leaves: ["user and system attributes", "parameters that are words, as series"],
    traps: [
      "trials still `RUNNING` in a storage that nobody writes to",
      "torn lines of a journal, with a notice",
    ],
  },
  sniff: sniffStudies,
  read: (files, source) => readEach("optuna", files, (file) => readFile(file, source)),
};

function sniffStudies(file: SourceFile, head: Uint8Array): number {
  if (makesTables(head, ["trials"]) && makesTables(head, ["studies"])) return 0.95;
  // SQLite may have put the statements on a page further on.
  if (isSqlite(head))
    return /optuna|study|studies/i.test(baseOf(file.name)) || hasOptunaWords(head) ? 0.6 : 0;
  const first = sniffJson(head)?.lines[0];
  return first?.["op_code"] === 0 && "worker_id" in first ? 0.95 : 0;
}

/** Names that no other tool's tables have; they stand in indices too, which come early. */
function hasOptunaWords(head: Uint8Array): boolean {
  return /ix_trials_study_id|ix_studies_study_name|trial_system_attributes/.test(
    new TextDecoder("latin1").decode(head),
  );
}

async function* readFile(file: SourceFile, source: Source): AsyncGenerator<RunPart> {
  const isDatabase = isSqlite(await file.slice(0, 16));
  const { studies, notices } = isDatabase ? await fromDatabase(file, source) : await studiesOfJournal(file);
  const told = studies.filter(({ trials }) => trials.length > 0);
  if (told.length === 0) {
    const found = studies.length === 0 ? "no studies" : `${studies.length} studies without a trial`;
    throw new ReadError(`Cannot read ${file.name}: Optuna's storage holds ${found}`);
  }
  const rowUnit = isDatabase ? "record" : "line";
  for (const study of told)
    yield* studyParts(study, { file: file.name, rowUnit, group: groupOf(study, file, told) });
  const base = { group: folderOf(file.name), reader: "optuna" };
  yield* noticesPart(base, notices);
  const rows = told.reduce((sum, { trials }) => sum + trials.length, 0);
  const gave = told.length === 1 ? "trials of one study" : `trials of ${told.length} studies`;
  yield { ...base, kind: "provenance", provenance: { file: file.name, readAs: "optuna", gave, rows } };
}

function fromDatabase(
  file: SourceFile,
  source: Source,
): Promise<{ studies: Study[]; notices: readonly Notice[] }> {
  return withDatabase(file, source, (database) => ({
    studies: studiesOfDatabase(database),
    notices: database.notices,
  }));
}

function groupOf(study: Study, file: SourceFile, among: readonly Study[]): string {
  const folder = folderOf(file.name);
  if (among.length === 1) return folder;
  const own = study.name.replaceAll("/", "-");
  return folder === "" ? own : `${folder}/${own}`;
}
