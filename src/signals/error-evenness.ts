import type { ClassPredictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";
import { entropyOf, evenEntropy } from "../stats/entropy.ts";
import { confusion } from "./confusion.ts";

/** How evenly wrong predictions spread over all pairs of different classes. */
export interface ErrorEvenness {
  /** Entropy of the cells off the diagonal over that of as many errors thrown evenly; 1 = as even as chance allows. */
  readonly evenness: number;
  readonly errors: number;
  readonly cells: number;
}

/** Null where nothing is wrong or there are fewer than two cells. */
export const errorEvenness = defineSignal((predictions: ClassPredictions): ErrorEvenness | null => {
  const { counts, errors, classes } = confusion(predictions);
  const present = classes.map((_, k) => k).filter((k) => (counts[k] ?? []).some((count) => count > 0));
  const cells = present.flatMap((i) => present.filter((j) => j !== i).map((j) => counts[i]?.[j] ?? 0));
  if (errors === 0 || cells.length < 2) return null;
  return { evenness: entropyOf(cells) / evenEntropy(errors, cells.length), errors, cells: cells.length };
});
