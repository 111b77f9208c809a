import type { SourceFile } from "../../model/source.ts";
import { numberInText } from "../tables/number-cell.ts";
import { RecordTable } from "../tables/record-table.ts";
import type { Table } from "../tables/table.ts";

/** One printed round: its number and each set's metrics. */
export interface Evaluation {
  readonly round: number;
  readonly values: Readonly<Record<string, number>>;
}

/** `[10]<tab>train-logloss:0.31+0.01<tab>…` of XGBoost, `[100]<tab>training's l2: 0.2 + 0.01<tab>…` of LightGBM. */
export function evaluationLine(line: string): Evaluation | null {
  const match = /(?:^|\s)\[(\d+)\]\s+(\S.*)$/.exec(line.trimEnd());
  if (!match) return null;
  const values: Record<string, number> = {};
  for (const cell of (match[2] ?? "").split("\t")) {
    const found = CELL.exec(cell.trim());
    const value = numberInText(found?.[2] ?? "");
    if (!found || value === null) return null;
    values[found[1] ?? ""] = value;
  }
  return { round: Number(match[1]), values };
}

/** The name of a set and a metric, the value, and in cross-validation its spread over the folds, which is left out. */
const CELL = /^([\w.@ ]+(?:-|'s )[\w.@:-]+?): ?([-+.\w]+?)(?: ?\+ ?[-+.\de]+)?$/;

/**
 * The rounds of each training that a text holds. A round that is not after the last one begins another training, as in
 * a loop over folds, and so does one of other sets; the best round that LightGBM repeats at the end does not.
 */
export async function readEvaluations(file: SourceFile): Promise<Table[]> {
  const tables: RecordTable[] = [];
  let last: Evaluation | null = null;
  let repeats = false;
  for await (const { number, text } of file.lines()) {
    const found = evaluationLine(text);
    if (found === null) {
      if (text.trim() !== "") repeats = /best iteration is:\s*$/i.test(text);
      continue;
    }
    if (!repeats) {
      if (last === null || !goesOn(last, found)) tables.push(new RecordTable(file.name, "line"));
      last = found;
      tables.at(-1)?.add({ round: found.round, ...found.values }, number);
    }
    repeats = false;
  }
  return tables.map((table) => table.table());
}

function goesOn(last: Evaluation, next: Evaluation): boolean {
  return next.round > last.round && Object.keys(next.values).some((name) => name in last.values);
}
