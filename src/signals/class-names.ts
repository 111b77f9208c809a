import type { ClassCounts, Predictions } from "../model/artifacts.ts";

/** The classes of a classification, from its predictions or its counts; null where neither is there. */
export function classNames(
  predictions: Predictions | undefined,
  counts: ClassCounts | undefined,
): readonly string[] | null {
  if (predictions?.kind === "classification") return predictions.classes;
  const byClass = counts?.counts.train ?? counts?.counts.validation;
  return byClass ? Object.keys(byClass) : null;
}
