import type { Symptom } from "./define-symptom.ts";
import type { Phrase } from "./phrase.ts";

/** The symptom that a question names most exactly; null where it names none. */
export function matchSymptom(phrase: Phrase, symptoms: readonly Symptom[]): Symptom | null {
  let best: Symptom | null = null;
  let most = 0;
  for (const symptom of symptoms) {
    const score = Math.max(...symptom.patterns.map((pattern) => scoreOf(pattern, phrase)));
    if (score > most) {
      most = score;
      best = symptom;
    }
  }
  return best;
}

/** Words that stand in different clauses fit less well than words of one. */
const APART = 0.5;

/** The weight of the pattern's concepts where the phrase has them all; 0 where not. */
function scoreOf(pattern: string, phrase: Phrase): number {
  const parts = pattern.split(" / ").map((part) => part.split(" "));
  const size = parts.flat().reduce((sum, one) => sum + weightOf(one), 0);
  const [only] = parts;
  if (parts.length === 1 && only) {
    if (phrase.clauses.some((clause) => fits(only, clause))) return size;
    return fits(only, phrase.whole) ? size - APART : 0;
  }
  return fitsApart(parts, phrase.clauses) ? size : 0;
}

/** Each part in a clause of its own, in any order. */
function fitsApart(parts: readonly (readonly string[])[], clauses: readonly ReadonlySet<string>[]): boolean {
  const [first, ...rest] = parts;
  if (!first) return true;
  return clauses.some(
    (clause, i) => fits(first, clause) && fitsApart(rest, [...clauses.slice(0, i), ...clauses.slice(i + 1)]),
  );
}

function fits(part: readonly string[], words: ReadonlySet<string>): boolean {
  return part.every((one) => (one.startsWith("!") ? !words.has(one.slice(1)) : words.has(conceptOf(one))));
}

/** "OOM*3" counts as three concepts: nothing else is meant by it. */
function weightOf(one: string): number {
  if (one.startsWith("!")) return 0;
  return Number(one.split("*")[1] ?? 1);
}

function conceptOf(one: string): string {
  return one.split("*")[0] ?? one;
}
