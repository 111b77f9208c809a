import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { headText, isText } from "../head-text.ts";
import { sniffJson } from "../json/json-head.ts";
import { isObject, type JsonObject, parseJson } from "../json/tolerant-json.ts";
import { readEach } from "../read-each.ts";
import { numberCell } from "../tables/number-cell.ts";
import { RecordTable } from "../tables/record-table.ts";
import type { Table, TableColumn } from "../tables/table.ts";
import { partsOfTable } from "../tables/table-parts.ts";
import type { ColumnFacts } from "../tables/table-series.ts";

/** spaCy's training: the table that it prints, or the JSON Lines of its file logger; a row an evaluation. */
export const spacy: Reader = {
  id: "spacy",
  title: "spaCy training",
  files: ["train.log", "training.jsonl"],
  about: {
    recognisedBy: "spaCy's table header with `LOSS` and `SCORE`, or JSON lines with `losses` and `score`",
    reads: ["losses and scores by step"],
    leaves: ["the count of passes: whole numbers say too little of where a row stands"],
    traps: ["losses are sums since the last row, and a notice says so"],
  },
  sniff: sniffTraining,
  read: (files) => readEach("spacy", files, readTraining),
};

/** `E    #       LOSS TOK2VEC  LOSS NER  ENTS_F  SCORE`; names are cut to 13 characters. */
const HEADER = /^\s*E\s+#\s+(?=.*\bLOSS )(?=.*\bSCORE\b)/;

function sniffTraining(_file: SourceFile, head: Uint8Array): number {
  const first = sniffJson(head)?.lines[0];
  if (first !== undefined) return isEvaluation(first) ? 0.92 : 0;
  return isText(head) &&
    headText(head)
      .split("\n")
      .some((line) => HEADER.test(line))
    ? 0.94
    : 0;
}

function isEvaluation(record: JsonObject): boolean {
  return (
    typeof record["step"] === "number" &&
    isObject(record["losses"]) &&
    "scores" in record &&
    "score" in record
  );
}

async function* readTraining(file: SourceFile): AsyncGenerator<RunPart> {
  const table = await tableOf(file);
  if (table.rows.length === 0) {
    throw new ReadError(`Cannot read ${file.name}: rows of spaCy's evaluations are expected, there is none`);
  }
  const notices = [...table.notices, sumsNotice(file.name)];
  // The count of passes goes up in whole numbers and says too little of where a row stands.
  const axes = { step: "step", epoch: null };
  yield* partsOfTable({ ...table, notices }, { reader: "spacy", axes, facts, gave: "evaluations" });
}

async function tableOf(file: SourceFile): Promise<Table> {
  const table = new RecordTable(file.name, "line");
  let names: readonly string[] | null = null;
  for await (const { number, text } of file.lines()) {
    if (text.trimStart().startsWith("{")) {
      const { value } = parseJson(text);
      if (isObject(value) && isEvaluation(value)) table.add(value, number);
    } else if (HEADER.test(text)) names = namesIn(text);
    else if (names) addRow(table, { names, text, number });
  }
  return table.table();
}

/** Columns stand two blanks apart; a name may hold one. */
function namesIn(header: string): string[] {
  const [, , ...names] = header.trim().split(/\s{2,}|(?<=^E)\s+/);
  return ["epoch", "step", ...names.map((name) => name.replace(/^LOSS /, "losses/"))];
}

function addRow(table: RecordTable, row: { names: readonly string[]; text: string; number: number }): void {
  const cells = row.text.trim().split(/\s+/);
  const numbers = cells.map(numberCell);
  if (cells.length !== row.names.length || numbers.some((cell) => cell === "text")) return;
  const entries = row.names.flatMap((name, i) => {
    const cell = numbers[i];
    return typeof cell === "number" ? [[name, cell] as const] : [];
  });
  table.add(Object.fromEntries(entries), row.number);
}

function sumsNotice(file: string): Notice {
  const message =
    "spaCy's losses are sums over all batches since the last row, so that they are shown but not judged as a loss";
  return { level: "info", code: "unit-assumed", message, at: { file } };
}

/** Scores are of the development data, of which speed tells nothing. The sums of losses are no loss of a model. */
function facts({ name }: TableColumn): ColumnFacts {
  if (/^losses\//.test(name)) return { split: "train", role: "other" };
  if (/^epoch$|^(scores\/)?speed$/i.test(name)) return null;
  return { split: "validation", cadence: "epoch", ...scoreRole(name) };
}

/** Words for what is scored come first, as in `ents_f`; the last letter says F, precision or recall. */
function scoreRole(name: string): { role?: "f1" | "precision" | "recall" | "accuracy" | "other-metric" } {
  if (/^score$/i.test(name)) return { role: "other-metric" };
  const end = /_(f|p|r|acc)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const role = ROLES[end];
  return role === undefined ? {} : { role };
}

const ROLES: Readonly<Record<string, "f1" | "precision" | "recall" | "accuracy">> = {
  f: "f1",
  p: "precision",
  r: "recall",
  acc: "accuracy",
};
