import type { Diagnosis, Observation, SymptomAnswer } from "../model/diagnosis.ts";
import type { CheckInputs } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import type { Phrase } from "./phrase.ts";
import type { Place } from "./place.ts";

/** What an answer is worked out from. */
export interface Subject {
  readonly run: Run;
  readonly inputs: Partial<CheckInputs>;
  readonly diagnosis: Diagnosis;
  readonly observed: ReadonlyMap<string, Observation>;
  readonly phrase: Phrase;
  /** Null where the question names no place. */
  readonly place: Place | null;
}

/** The answer to one question, before it is joined with the ranking. */
export type Finding = Pick<SymptomAnswer, "verdict" | "text" | "at" | "sources" | "ground">;

/** One thing that people complain of. */
export interface Symptom {
  /** = file name. */
  readonly id: string;
  /** What can be asked, as a noun phrase: "whether the loss diverges". */
  readonly title: string;
  /** A wording that it understands. */
  readonly example: string;
  /**
   * Concepts of the lexicon that together name it. "A B" stand in one clause; "A B / C D" in two; "!A" must not stand
   * there; "A*3" counts as three, because nothing else is meant by it.
   * The pattern with the most concepts wins, among equals the symptom that stands first in the list.
   */
  readonly patterns: readonly string[];
  /** Causes it points to: they are explained first. */
  readonly causes: readonly string[];
  answer(subject: Subject): Finding;
}
