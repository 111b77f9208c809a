import type { Split } from "../model/metric-role.ts";
import { baseOf } from "./file-path.ts";

/** The split that a word names, in any of its usual spellings; null for other words. */
export function splitOfWord(word: string): Split | null {
  return WORDS.get(word.toLowerCase()) ?? null;
}

/** The split that a file's name ends or begins with: `predictions_val.csv`, `test-predictions.csv`; null without one. */
export function splitOfFileName(name: string): Split | null {
  const words = baseOf(name)
    .replace(/\.[^.]*$/, "")
    .split(/[_\-. ]+/);
  const named = [...words].reverse().map(splitOfWord);
  return named.find((split) => split !== null) ?? null;
}

const WORDS: ReadonlyMap<string, Split> = new Map<string, Split>([
  ["train", "train"],
  ["training", "train"],
  ["val", "validation"],
  ["valid", "validation"],
  ["validation", "validation"],
  ["dev", "validation"],
  ["eval", "validation"],
  ["test", "test"],
  ["testing", "test"],
  ["holdout", "test"],
]);
