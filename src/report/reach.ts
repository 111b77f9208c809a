import type { SignalKind } from "../model/check.ts";
import type { Diagnosis, Observation } from "../model/diagnosis.ts";
import type { Reach } from "../model/document.ts";
import { listWords } from "../stats/list-words.ts";

/** How much of a run its files let anybody judge, by kind of record. */
export function reachOf({ observations }: Diagnosis): Reach | null {
  const groups = KINDS.map(({ label, signals }) => {
    const asked = observations.filter(({ signal }) => signals.includes(signal));
    return { label, answered: asked.filter(isAnswered).length, asked: asked.length };
  }).filter(({ asked }) => asked > 0);
  if (groups.length === 0) return null;
  return {
    title: "What these files let one judge",
    note: "a square a question, filled where it could be answered",
    groups,
  };
}

/** "as far as curves and learning rate can show": what a clean bill rests on; empty where it rests on most kinds. */
export function farAsWords(diagnosis: Diagnosis): string {
  const groups = reachOf(diagnosis)?.groups ?? [];
  const seen = groups.filter(({ answered, asked }) => answered >= SEEN_FROM * asked);
  if (groups.length === 0 || seen.length === groups.length || seen.length > MOST_NAMED) return "";
  if (seen.length === 0) return "as far as little can show";
  return `as far as ${listWords(seen.flatMap(({ label }) => NOUNS.get(label) ?? []))} can show`;
}

/** A run that was looked at from more sides than this needs no proviso. */
const MOST_NAMED = 4;

/** A kind of record of which less than this share was answered is no ground for a clean bill. Four files of loss, rate and gradient answer a third or more of theirs. */
const SEEN_FROM = 0.3;

/** True where a question got an answer, either way. */
export function isAnswered({ outcome }: Observation): boolean {
  return outcome.kind === "absent" || outcome.kind === "present";
}

interface Kind {
  readonly label: string;
  /** In a sentence. */
  readonly nouns: readonly string[];
  readonly signals: readonly SignalKind[];
}

/** Kinds of record as a reader knows them, in the order of the page. */
const KINDS: readonly Kind[] = [
  { label: "Curves", nouns: ["curves"], signals: ["train-curve", "validation-curve", "metric-curve"] },
  {
    label: "Rate, gradient",
    nouns: ["learning rate", "gradient norm"],
    signals: ["learning-rate", "gradient-norm", "precision"],
  },
  { label: "Layers", nouns: ["layers"], signals: ["layers", "activations", "model"] },
  { label: "Predictions", nouns: ["predictions"], signals: ["predictions", "class-counts"] },
  { label: "Data", nouns: ["data"], signals: ["features", "splits"] },
  { label: "Settings and log", nouns: ["settings", "log"], signals: ["config", "log", "resources"] },
  { label: "Behaviour", nouns: ["behaviour"], signals: ["samples", "robustness", "tasks", "gan"] },
];

const NOUNS = new Map(KINDS.map(({ label, nouns }) => [label, nouns]));
