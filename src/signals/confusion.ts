import type { ClassPredictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";
import { type Proportion, wilsonInterval } from "../stats/wilson-interval.ts";

/** How one class fared, with 95 % Wilson intervals. */
export interface ClassScore {
  readonly name: string;
  /** Rows whose true class this is. */
  readonly support: number;
  /** Rows predicted as this class. */
  readonly predicted: number;
  /** NaN where nothing was predicted as this class. */
  readonly precision: Proportion;
  /** NaN where no row is of this class. */
  readonly recall: Proportion;
  readonly f1: Proportion;
}

export interface ConfusedPair {
  /** Index of the true class. */
  readonly actual: number;
  /** Index of the predicted class. */
  readonly predicted: number;
  readonly count: number;
}

/** The confusion matrix of one split and what follows from it. */
export interface Confusion {
  readonly classes: readonly string[];
  /** `counts[actual][predicted]`. */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  readonly errors: number;
  readonly accuracy: number;
  /** Mean recall over the classes that have rows. */
  readonly balancedAccuracy: number;
  /** In the order of `classes`. */
  readonly perClass: readonly ClassScore[];
  /** Off-diagonal cells that are not 0, most frequent first. */
  readonly confused: readonly ConfusedPair[];
}

/** Counts of true against predicted class, with precision, recall and F1 by class. */
export const confusion = defineSignal((predictions: ClassPredictions): Confusion => {
  const { classes, count } = predictions;
  const counts = countCells(predictions);
  const perClass = classes.map((name, k) => scoreOf(name, k, counts));
  const hits = counts.reduce((sum, row, k) => sum + (row[k] ?? 0), 0);
  const recalls = perClass.filter(({ support }) => support > 0).map(({ recall }) => recall.value);
  return {
    classes,
    counts,
    total: count,
    errors: count - hits,
    accuracy: count > 0 ? hits / count : Number.NaN,
    balancedAccuracy: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
    perClass,
    confused: confusedPairs(counts),
  };
});

function countCells({ classes, yTrue, yPred, count }: ClassPredictions): number[][] {
  const counts = classes.map(() => classes.map(() => 0));
  for (let row = 0; row < count; row++) {
    const cells = counts[yTrue[row] ?? -1];
    const predicted = yPred[row] ?? -1;
    if (cells?.[predicted] !== undefined) cells[predicted] += 1;
  }
  return counts;
}

function scoreOf(name: string, k: number, counts: readonly (readonly number[])[]): ClassScore {
  const hits = counts[k]?.[k] ?? 0;
  const support = (counts[k] ?? []).reduce((sum, n) => sum + n, 0);
  const predicted = counts.reduce((sum, row) => sum + (row[k] ?? 0), 0);
  return {
    name,
    support,
    predicted,
    precision: wilsonInterval(hits, predicted),
    recall: wilsonInterval(hits, support),
    f1: f1Of(hits, support + predicted - hits),
  };
}

/**
 * F1 is no proportion of rows, but the overlap J = hits / (true or predicted) is, and F1 = 2J / (1 + J) grows with it:
 * so Wilson's interval of J, carried over, is an interval of F1.
 */
function f1Of(hits: number, union: number): Proportion {
  const overlap = wilsonInterval(hits, union);
  const toF1 = (j: number): number => (2 * j) / (1 + j);
  return { value: toF1(overlap.value), low: toF1(overlap.low), high: toF1(overlap.high) };
}

function confusedPairs(counts: readonly (readonly number[])[]): readonly ConfusedPair[] {
  return counts
    .flatMap((row, actual) => row.map((count, predicted) => ({ actual, predicted, count })))
    .filter(({ actual, predicted, count }) => actual !== predicted && count > 0)
    .sort((a, b) => b.count - a.count || a.actual - b.actual || a.predicted - b.predicted);
}
