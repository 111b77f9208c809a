import type { ConfusionFigure } from "../model/chart.ts";
import { totalOf } from "./confusion.ts";

/** The matrix of the classes with the most errors, as true class or as prediction, in their own order. */
export function worstClasses(figure: ConfusionFigure, most: number): ConfusionFigure {
  const errors = figure.classes.map((_, i) => errorsOf(figure, i));
  const worst = figure.classes
    .map((_, i) => i)
    .sort((a, b) => (errors[b] ?? 0) - (errors[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  return {
    ...figure,
    classes: worst.map((i) => figure.classes[i] ?? ""),
    counts: worst.map((r) => worst.map((c) => figure.counts[r]?.[c] ?? 0)),
    totals: worst.map((r) => totalOf(figure, r)),
  };
}

function errorsOf(figure: ConfusionFigure, index: number): number {
  const missed = (figure.counts[index] ?? []).reduce((sum, n, c) => sum + (c === index ? 0 : n), 0);
  return figure.counts.reduce((sum, row, r) => sum + (r === index ? 0 : (row[index] ?? 0)), missed);
}
