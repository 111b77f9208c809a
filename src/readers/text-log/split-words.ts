import type { Split } from "../../model/metric-role.ts";

/** The split that the last split word of a text names: `Train(0), `, `Test set: `, `[valid]`; null without one. */
export function splitNamed(text: string): Split | null {
  let last: string | undefined;
  // Most gaps are a comma and a name: none of the words is shorter than three letters.
  if (!/tra|val|eva|dev|tes|hel|hol/i.test(text)) return null;
  for (const match of text.matchAll(SPLIT_WORD)) last = match[1];
  return last === undefined ? null : (SPLITS_BY_WORD.get(last.toLowerCase().slice(0, 3)) ?? null);
}

/** Whether a name is a split word and nothing else, as in `250 val 6.26`. */
export function isSplitWord(name: string): boolean {
  return ONLY_SPLIT_WORD.test(name);
}

const WORDS =
  "train|training|val|valid|validate|validating|validation|eval|evaluate|evaluating|evaluation|dev|test|testing|held[- ]?out|holdout";
const ONLY_SPLIT_WORD = new RegExp(`^(?:${WORDS})$`, "i");
const SPLIT_WORD = new RegExp(`(?<![A-Za-z])(${WORDS})(?![A-Za-z])`, "gi");

const SPLITS_BY_WORD: ReadonlyMap<string, Split> = new Map<string, Split>([
  ["tra", "train"],
  ["val", "validation"],
  ["eva", "validation"],
  ["dev", "validation"],
  ["hel", "validation"],
  ["hol", "validation"],
  ["tes", "test"],
]);
