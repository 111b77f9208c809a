import type { ClassCounts, Predictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";

/** How many training examples the most and the least frequent class have. */
export interface ClassBalance {
  readonly most: { readonly name: string; readonly count: number };
  readonly least: { readonly name: string; readonly count: number };
  readonly classes: number;
  readonly total: number;
  /** Most over least; Infinity where a class has no example. */
  readonly ratio: number;
}

/** From the counts by class of the training split; null where they are not given. */
export const classBalance = defineSignal((source: ClassCounts): ClassBalance | null =>
  balanceOf(Object.entries(source.counts.train ?? {})),
);

/** The same, counted from predictions with their true classes. */
export const predictedClassBalance = defineSignal((predictions: Predictions): ClassBalance | null => {
  if (predictions.kind !== "classification") return null;
  const counts = predictions.classes.map((name) => [name, 0] as [string, number]);
  for (const k of predictions.yTrue) {
    const entry = counts[k];
    if (entry) entry[1] += 1;
  }
  return balanceOf(counts);
});

function balanceOf(counts: readonly (readonly [string, number])[]): ClassBalance | null {
  if (counts.length < 2) return null;
  const sorted = counts.map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
  const most = sorted[0];
  const least = sorted.at(-1);
  if (!most || !least || most.count === 0) return null;
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  return { most, least, classes: sorted.length, total, ratio: most.count / least.count };
}
