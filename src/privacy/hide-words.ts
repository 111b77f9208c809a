import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { mapTexts } from "./map-texts.ts";

/** Words of the user's that are to be hidden; the same word gets the same number, another word another. */
export interface WordHider {
  readonly hide: (text: string) => string;
  /** How many different words were hidden so far. */
  readonly count: () => number;
}

/** Letters, digits and the signs inside names that one `*` stands for, at most: bounded, so that no text takes long. */
const MOST_OF_STAR = 60;

/** A hider of patterns in which `*` stands for any letters and digits, `_`, `.` and `-`. */
export function createWordHider(patterns: readonly string[]): WordHider {
  const numbers = new Map<string, number>();
  const any = patterns.map((pattern) =>
    pattern.split("*").map(literal).join(`[\\p{L}\\p{N}_.-]{0,${MOST_OF_STAR}}`),
  );
  const words = new RegExp(any.join("|"), "giu");
  return {
    hide: (text) =>
      text.replace(words, (word) => {
        const key = word.toLowerCase();
        const number = numbers.get(key) ?? numbers.size + 1;
        numbers.set(key, number);
        return `[hidden ${number}]`;
      }),
    count: () => numbers.size,
  };
}

/** A run and its diagnosis with the user's words hidden wherever a text holds them; done last, checks saw all. */
export function hideWords<T extends { readonly run: Run; readonly diagnosis: Diagnosis }>(
  { run, diagnosis }: T,
  hider: WordHider,
): { readonly run: Run; readonly diagnosis: Diagnosis } {
  const shown = mapTexts({ run, diagnosis }, hider.hide);
  const count = hider.count();
  if (count === 0) return shown;
  const masked = [
    ...shown.run.masked,
    `${count === 1 ? "one word" : `${count} words`} that postrun.yaml names`,
  ];
  return { run: { ...shown.run, masked }, diagnosis: shown.diagnosis };
}

/** The text as a regular expression that matches it and nothing else, under the u flag. */
function literal(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\/]/g, "\\$&");
}
