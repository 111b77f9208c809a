import type { ConfusionFigure } from "../model/chart.ts";
import { clusterOrder } from "../stats/cluster-order.ts";
import { totalOf } from "./confusion.ts";

/** Of fewer classes any order shows all. */
const FEWEST_CLASSES = 4;

/**
 * The classes in an order in which those that are taken for each other stand together; null where there are too
 * few, or where they stand so already. Alike: the mean of the two shares that are taken one for the other.
 */
export function clusteredClasses(figure: ConfusionFigure): readonly number[] | null {
  const { classes, counts } = figure;
  const n = classes.length;
  if (n < FEWEST_CLASSES) return null;
  const similarity = new Float64Array(n * n);
  for (const [r, row] of counts.entries()) {
    const total = totalOf(figure, r);
    if (total === 0) continue;
    for (const [c, count] of row.entries()) {
      if (r === c || count === 0) continue;
      similarity[r * n + c] = (similarity[r * n + c] ?? 0) + count / total / 2;
      similarity[c * n + r] = (similarity[c * n + r] ?? 0) + count / total / 2;
    }
  }
  const order = clusterOrder(similarity, n);
  return order.every((index, place) => index === place) ? null : order;
}

/** The same matrix with its classes in another order. */
export function reorderClasses(figure: ConfusionFigure, order: readonly number[]): ConfusionFigure {
  return {
    ...figure,
    classes: order.map((i) => figure.classes[i] ?? ""),
    counts: order.map((r) => order.map((c) => figure.counts[r]?.[c] ?? 0)),
    ...(figure.totals ? { totals: order.map((i) => figure.totals?.[i] ?? 0) } : {}),
  };
}
