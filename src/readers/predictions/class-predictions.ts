import type { ClassPredictions } from "../../model/artifacts.ts";
import type { Notice } from "../../model/position.ts";
import { denseNumbers } from "../tables/dense-column.ts";
import type { Table } from "../tables/table.ts";
import type { LabelCells } from "./label-cells.ts";
import type { PredictionColumns } from "./prediction-columns.ts";

interface Found {
  readonly table: Table;
  readonly columns: PredictionColumns;
  readonly labels: LabelCells;
  readonly notices: Notice[];
}

type Rows = Pick<ClassPredictions, "file" | "split" | "ids" | "count">;

/** Predictions of classes; null where the values are measured quantities. */
export function classPredictions(found: Found, rows: Rows): ClassPredictions | null {
  const { columns, labels } = found;
  const binary = binaryScores(labels);
  if (binary !== null && columns.probabilities.length === 0) return fromScores(found, rows, binary);
  if (labels.names === null && columns.probabilities.length === 0 && !areClassNumbers(labels)) return null;
  const names = labels.names ?? namesOfNumbers(labels);
  const classes = classNames(columns, names);
  const index = new Map(classes.map((name, i) => [name, i]));
  const codes = (side: readonly string[]): Int32Array =>
    Int32Array.from(side, (name) => index.get(name) ?? -1);
  return {
    ...rows,
    kind: "classification",
    classes,
    yTrue: codes(names.yTrue),
    yPred: codes(names.yPred),
    probabilities: probabilityMatrix(found, classes),
  };
}

/**
 * Whole numbers that repeat are numbers of classes. Up to 20 distinct ones are taken so in a table of any length; more
 * only where each stands in ten rows or more on average, as counts and prices seldom do.
 */
function areClassNumbers({ numbers }: LabelCells): boolean {
  if (numbers === null) return true;
  const distinct = new Set<number>();
  for (const side of [numbers.yTrue, numbers.yPred]) {
    for (const value of side) {
      if (!Number.isInteger(value)) return false;
      distinct.add(value);
      if (distinct.size > MAX_CLASSES) return false;
    }
  }
  return distinct.size <= 20 || distinct.size * 10 <= numbers.yTrue.length;
}

/** ImageNet-21k has 21,841 classes; no list of class numbers is longer. */
const MAX_CLASSES = 25_000;

/** Scores 0…1 of the class 1 in place of a class, beside true values 0 and 1. */
function binaryScores({ numbers }: LabelCells): Float64Array | null {
  if (numbers === null || !numbers.yTrue.every((value) => value === 0 || value === 1)) return null;
  const { yPred } = numbers;
  const scores =
    yPred.every((value) => value >= 0 && value <= 1) && yPred.some((value) => !Number.isInteger(value));
  return scores ? yPred : null;
}

function fromScores({ labels, notices }: Found, rows: Rows, scores: Float64Array): ClassPredictions {
  const probabilities = new Float64Array(scores.length * 2);
  scores.forEach((score, i) => {
    probabilities[i * 2] = 1 - score;
    probabilities[i * 2 + 1] = score;
  });
  const message =
    "The predicted column holds scores from 0 to 1 and is read as the probability of class 1, cut at 0.5";
  notices.push({ level: "info", code: "unit-assumed", message, at: { file: rows.file } });
  return {
    ...rows,
    kind: "classification",
    classes: ["0", "1"],
    yTrue: Int32Array.from(labels.numbers?.yTrue ?? []),
    yPred: Int32Array.from(scores, (score) => Number(score >= 0.5)),
    probabilities,
  };
}

function namesOfNumbers({ numbers }: LabelCells): { yTrue: string[]; yPred: string[] } {
  const named = (side: Float64Array | undefined): string[] => Array.from(side ?? [], String);
  return { yTrue: named(numbers?.yTrue), yPred: named(numbers?.yPred) };
}

/** Classes in the order of the probability columns, then those that only occur as values, numbers by size. */
function classNames(
  columns: PredictionColumns,
  names: { yTrue: readonly string[]; yPred: readonly string[] },
): string[] {
  const listed = columns.probabilities.map(({ className }) => className);
  const others = new Set([...new Set(names.yTrue), ...new Set(names.yPred)]);
  for (const name of listed) others.delete(name);
  const rest = [...others];
  const numeric = rest.every((name) => Number.isFinite(Number(name)));
  rest.sort((a, b) => (numeric ? Number(a) - Number(b) : compare(a, b)));
  return [...listed, ...rest];
}

function compare(a: string, b: string): number {
  return a === b ? 0 : Number(a > b) * 2 - 1;
}

/** A class without a column of its own gets what the one column of two leaves, else 0. */
function probabilityMatrix(
  { table, columns, labels }: Found,
  classes: readonly string[],
): Float64Array | null {
  if (columns.probabilities.length === 0) return null;
  const matrix = new Float64Array(labels.rows.length * classes.length);
  columns.probabilities.forEach(({ column }, k) => {
    const values = denseNumbers(table, column);
    labels.rows.forEach((row, i) => {
      matrix[i * classes.length + k] = values?.[row] ?? Number.NaN;
    });
  });
  if (columns.probabilities.length === 1 && classes.length === 2) {
    for (let i = 0; i < matrix.length; i += 2) matrix[i + 1] = 1 - (matrix[i] ?? Number.NaN);
  }
  return matrix;
}
