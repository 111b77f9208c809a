import { definePairSignal } from "../model/signal.ts";
import { answerOf, columnTree } from "../stats/column-tree.ts";
import type { LabelledFeatures } from "./labelled-features.ts";

/** How well a single column tells the answer on held-out rows. */
export interface ColumnPower {
  readonly name: string;
  /** 0 = no better than the most frequent class or the mean, 1 = always right. */
  readonly power: number;
}

/** Leaves of the tree on one column: enough for ten classes in any order, few enough that noise fills none. */
const LEAVES = { classes: 24, values: 16 };

/** Columns by power, strongest first: a tree on each, fitted on the first rows and scored on the second. */
export const columnPower = definePairSignal(
  (train: LabelledFeatures, validation: LabelledFeatures): readonly ColumnPower[] =>
    train.names
      .map((name, c) => ({ name, power: powerOf(train, validation, c) }))
      .sort((a, b) => b.power - a.power || (a.name < b.name ? -1 : 1)),
);

/** The power of one column, fitted on the first rows and scored on the second. */
export function powerOfColumn(train: LabelledFeatures, held: LabelledFeatures, name: string): number {
  return powerOf(train, held, train.names.indexOf(name));
}

function powerOf(train: LabelledFeatures, validation: LabelledFeatures, c: number): number {
  const column = train.columns[c];
  const held = validation.columns[validation.names.indexOf(train.names[c] ?? "")];
  if (!column || !held) return 0;
  const leaves = train.classes ? LEAVES.classes : LEAVES.values;
  const tree = columnTree(
    { column, targets: train.targets },
    { leaves, classes: train.classes?.length ?? null },
  );
  const answers = held.map((value) => answerOf(tree, value));
  return train.classes ? overMajority(answers, validation.targets) : overMean(answers, validation.targets);
}

/** (accuracy − share of the most frequent class) / (1 − that share), at least 0. */
function overMajority(answers: Float64Array, targets: Float64Array): number {
  const counts = new Map<number, number>();
  let hits = 0;
  for (const [row, target] of targets.entries()) {
    counts.set(target, (counts.get(target) ?? 0) + 1);
    if (answers[row] === target) hits += 1;
  }
  const majority = Math.max(...counts.values()) / targets.length;
  return majority >= 1 ? 0 : Math.max(0, (hits / targets.length - majority) / (1 - majority));
}

/** R², at least 0. */
function overMean(answers: Float64Array, targets: Float64Array): number {
  const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length;
  let rest = 0;
  let whole = 0;
  for (const [row, target] of targets.entries()) {
    rest += (target - (answers[row] ?? mean)) ** 2;
    whole += (target - mean) ** 2;
  }
  return whole > 0 ? Math.max(0, 1 - rest / whole) : 0;
}
