import { isObject, type Json } from "../json/tolerant-json.ts";
import { numberInText } from "../tables/number-cell.ts";

/** The rows of a report that speak of classes, and the accuracy over all. */
export interface ReportRows {
  readonly rows: readonly ClassRow[];
  readonly accuracy: number | null;
}

interface ClassRow {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** Averages over classes, which follow from the rows; before 0.20 there was one, "avg / total". */
const AVERAGE = /^(micro avg|macro avg|weighted avg|samples avg|avg \/ total)$/;

/** Whether a value holds the four scores of one class. */
export function isScores(value: Json): boolean {
  return isObject(value) && ["precision", "recall", "f1-score", "support"].every((key) => key in value);
}

/** Accuracy is a number of its own, unless a class has that name. */
export function rowsOfDocument(document: Json): ReportRows {
  if (!isObject(document)) return { rows: [], accuracy: null };
  const rows = Object.entries(document).flatMap(([name, value]): ClassRow[] => {
    if (AVERAGE.test(name) || !isObject(value) || !isScores(value)) return [];
    const scores = ["precision", "recall", "f1-score", "support"].map((key) => numberOf(value[key]));
    return [rowOf(name, scores)];
  });
  const { accuracy } = document;
  return { rows, accuracy: typeof accuracy === "number" ? accuracy : null };
}

/** The printed form: columns aligned to the right; names may hold blanks. */
export function rowsOfText(text: string): ReportRows {
  const rows: ClassRow[] = [];
  let accuracy: number | null = null;
  for (const line of text.split(/\r?\n/)) {
    const cells = ROW.exec(line);
    const name = cells?.[1] ?? "";
    const total = /^\s*accuracy\s+([\d.]+)\s+\d+\s*$/.exec(line)?.[1];
    if (cells && !AVERAGE.test(name)) rows.push(rowOf(name, cells.slice(2).map(numberOf)));
    else if (total !== undefined) accuracy = Number(total);
  }
  return { rows, accuracy };
}

const ROW = /^\s*(\S.*?)\s+(nan|\d+\.\d+)\s+(nan|\d+\.\d+)\s+(nan|\d+\.\d+)\s+(\d+(?:\.\d+)?)\s*$/;

function rowOf(name: string, scores: readonly number[]): ClassRow {
  const [precision = Number.NaN, recall = Number.NaN, f1 = Number.NaN, support = Number.NaN] = scores;
  return { name, precision, recall, f1, support };
}

function numberOf(value: Json | undefined): number {
  if (typeof value === "string") return numberInText(value) ?? Number.NaN;
  return typeof value === "number" ? value : Number.NaN;
}
