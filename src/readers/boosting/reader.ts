import { ReadError } from "../../model/errors.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { folderOf } from "../../names/file-path.ts";
import { headText, isText } from "../head-text.ts";
import { sniffJson } from "../json/json-head.ts";
import { readDocument } from "../json/read-document.ts";
import { isArray, isObject, type Json } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { tableOfLists } from "../tables/json-columns.ts";
import type { Table } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import { setFacts, splitsOfSets } from "./evaluation-sets.ts";
import { evaluationLine, readEvaluations } from "./printed-evaluations.ts";

/** What XGBoost and LightGBM evaluate in each round: `evals_result` as JSON, or the lines that they print. */
export const boosting: Reader = {
  id: "boosting",
  title: "XGBoost and LightGBM evaluations",
  files: ["evals_result.json", "*.json", "*.log"],
  about: {
    recognisedBy:
      "JSON that holds nothing but evaluation sets with lists of numbers, or a text with at least two lines such as `[10] train-logloss:0.31`",
    reads: [
      "each set's metrics by boosting round",
      "several trainings in one log, such as folds, as runs of their own",
    ],
    leaves: ["the spread over folds that cross-validation prints after a mean: the mean is the curve"],
    traps: ["LightGBM repeats its best round at the end: that line is no new training"],
    provenBy: "XGBoost and LightGBM",
  },
  sniff: sniffEvaluations,
  read: (files) => readEach("boosting", files, readFile),
};

/** Names that both libraries and their users give to sets. */
const SET =
  /^(validation_\d+|valid(_\d+)?|val|validation|eval(uation)?|d?train(ing)?|dtest|test|dvalid|learn)$/i;

function sniffEvaluations(file: SourceFile, head: Uint8Array): number {
  if (/\.json$/i.test(file.name)) return isSets(sniffJson(head)?.document) ? 0.82 : 0;
  if (!isText(head)) return 0;
  const found = headText(head)
    .split("\n")
    .filter((line) => evaluationLine(line) !== null).length;
  return found >= 2 ? 0.93 : 0;
}

/** `{"train": {"logloss": [...]}, "eval": {"logloss": [...]}}`, and nothing but sets. */
function isSets(document: Json | undefined): boolean {
  if (!isObject(document)) return false;
  const sets = Object.entries(document);
  return (
    sets.length > 0 &&
    sets.every(
      ([name, metrics]) => SET.test(name) && isObject(metrics) && Object.values(metrics).every(isNumbers),
    )
  );
}

function isNumbers(value: Json): boolean {
  return isArray(value) && value.length > 0 && value.every((item) => typeof item === "number");
}

async function* readFile(file: SourceFile): AsyncGenerator<RunPart> {
  const tables = /\.json$/i.test(file.name) ? [await tableOfDocument(file)] : await readEvaluations(file);
  if (tables.length === 0) {
    throw new ReadError(
      `Cannot read ${file.name}: lines such as "[0] train-logloss:0.6" are expected, there is none`,
    );
  }
  const folder = folderOf(file.name);
  for (const [i, table] of tables.entries()) {
    const own = `training ${i + 1}`;
    const group = tables.length === 1 ? folder : [folder, own].filter((part) => part !== "").join("/");
    yield* partsOfRounds(table, group);
  }
  const gave =
    tables.length === 1 ? "evaluations by round" : `evaluations by round of ${tables.length} trainings`;
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const provenance = { file: file.name, readAs: "boosting", gave, rows };
  yield { group: folder, reader: "boosting", kind: "provenance", provenance };
}

function partsOfRounds(table: Table, group: string): RunPart[] {
  const { splits, notices } = splitsOfSets(table);
  const parts = partsOfTable(
    { ...table, notices: [...table.notices, ...notices] },
    {
      reader: "boosting",
      group,
      axes: { step: "round" },
      facts: setFacts(splits),
      gave: "evaluations by round",
    },
  );
  const own = parts.filter(({ kind }) => kind !== "provenance");
  return [...own, { group, reader: "boosting", kind: "facts", facts: { task: "gradient boosting" } }];
}

/** Lists count the rounds by their places, from 0 as XGBoost does. */
async function tableOfDocument(file: SourceFile): Promise<Table> {
  const document = await readDocument(file);
  const table = tableOfLists(file.name, document.value, document.notices);
  if (!table)
    throw new ReadError(`Cannot read ${file.name}: lists of numbers by set and metric are expected`);
  const round = { name: "round", index: table.rows, values: Float64Array.from(table.rows) };
  return { ...table, columns: [round, ...table.columns] };
}
