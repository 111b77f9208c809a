import { CLAUSE, LEXICON } from "./lexicon.ts";

/** A question as the concepts that its words name, by clause. */
export interface Phrase {
  readonly clauses: readonly ReadonlySet<string>[];
  /** All of them together. */
  readonly whole: ReadonlySet<string>;
}

/** Concepts that a later clause takes over where it names none of its own: "loss falls and then rises". */
const SUBJECTS = [
  "LOSS",
  "METRIC",
  "GRAD",
  "OUTPUT",
  "TRAIN",
  "VAL",
  "TESTSET",
  "DISC",
  "GEN",
  "MODEL",
  "MEMORY",
];
const QUANTITIES = ["LOSS", "METRIC", "GRAD", "OUTPUT"];

/** Reads a question word by word; what the lexicon does not know is left out. */
export function phraseOf(text: string): Phrase {
  const marked = text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[_/](?=[a-z])/g, " ");
  const found = concepts(marked);
  const raw = clausesOf(found);
  const clauses: Set<string>[] = [];
  for (const clause of raw) {
    const before = clauses.at(-1);
    const own = new Set(clause);
    if (before && !QUANTITIES.some((one) => own.has(one))) {
      for (const subject of SUBJECTS) {
        if (before.has(subject) && !splitClash(own, subject)) own.add(subject);
      }
    }
    if (own.size > 0) clauses.push(own);
  }
  return { clauses, whole: new Set(raw.flatMap((clause) => [...clause])) };
}

/** "val" after "train" speaks of the validation set, whatever stood before. */
function splitClash(own: ReadonlySet<string>, subject: string): boolean {
  const splits = ["TRAIN", "VAL", "TESTSET"];
  return splits.includes(subject) && splits.some((split) => own.has(split));
}

/** The text with each known wording replaced by its concept, in capitals. */
function concepts(text: string): string {
  let shown = text;
  for (const [concept, words] of LEXICON) {
    shown = shown.replace(new RegExp(words.source, "g"), ` ${concept} `);
  }
  return shown;
}

function clausesOf(text: string): string[][] {
  return text.split(CLAUSE).map((clause) => clause.match(/\b[A-Z][A-Z]+\b/g) ?? []);
}
