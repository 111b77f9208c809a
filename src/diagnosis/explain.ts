import type { StepRange } from "../model/check.ts";
import type { Evidence, Observation, RuledOut } from "../model/diagnosis.ts";
import type { SourcePosition } from "../model/position.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { listWords } from "../stats/list-words.ts";
import type { Weighing } from "./weigh.ts";

/** The evidence of a cause as exhibits, earliest symptom first, strongest first where there is no time. */
export function evidenceOf(weighing: Weighing, rank: number): readonly Evidence[] {
  return [...weighing.present]
    .sort((a, b) => firstStep(a.observation) - firstStep(b.observation) || b.clue.weight - a.clue.weight)
    .map(({ clue, observation }, i) => ({
      exhibit: `${rank}${String.fromCharCode(97 + Math.min(i, 25))}`,
      check: observation.check,
      claim: observation.outcome.kind === "present" ? observation.outcome.claim : "",
      ground: observation.ground,
      source: sourceWords(observation.sources),
      sources: observation.sources,
      at: rangesOf(observation),
      weight: clue.weight,
      decisive: clue.decisive !== undefined,
    }));
}

/** What speaks against: contradictions that were seen, and clues looked for and absent that count. */
export function againstOf(weighing: Weighing): readonly string[] {
  const seen = weighing.contradictions.map(({ contradiction, observation }) => {
    const claim = observation.outcome.kind === "present" ? observation.outcome.claim : "";
    return `${withoutStop(claim)}: ${lowerFirst(withoutStop(contradiction.because))}`;
  });
  const absent = weighing.absent.map(({ observation }) =>
    observation.outcome.kind === "absent" ? withoutStop(observation.outcome.claim) : "",
  );
  return [...seen, ...absent].filter((line) => line !== "");
}

/** What tells the look-alikes apart: what would rule each out, and what was found. */
export function ruledOut(
  weighing: Weighing,
  others: ReadonlyMap<string, Weighing>,
  observed: ReadonlyMap<string, Observation>,
): readonly RuledOut[] {
  return weighing.cause.lookAlikes.flatMap((lookAlike) => {
    const other = others.get(lookAlike.cause);
    if (!other || lookAlike.explains) return [];
    // A check that was not even asked makes no sense in this kind of training, and neither does its look-alike.
    if (lookAlike.check !== undefined && !observed.has(lookAlike.check)) return [];
    const outcome = lookAlike.check === undefined ? undefined : observed.get(lookAlike.check)?.outcome;
    const found = foundWords(outcome);
    return [
      {
        cause: lookAlike.cause,
        title: other.cause.title,
        because: `ruled out if ${withoutStop(lookAlike.unless)}; ${found}`,
      },
    ];
  });
}

function foundWords(outcome: Observation["outcome"] | undefined): string {
  if (outcome?.kind === "absent" || outcome?.kind === "present")
    return `here ${lowerFirst(withoutStop(outcome.claim))}`;
  if (outcome?.kind === "inconclusive")
    return `that could not be told here: ${lowerFirst(withoutStop(outcome.reason))}`;
  if (outcome?.kind === "not-applicable")
    return `that could not be checked, for want of ${listWords(outcome.missing.map(inputWords))}`;
  return "not tested here";
}

/** "metrics.csv, column val_loss, lines 20–41", several joined. */
export function sourceWords(sources: readonly SourcePosition[]): string {
  const words = sources.slice(0, 3).map((at) => {
    const parts = [at.file];
    if (at.column !== undefined) parts.push(at.column);
    if (at.line !== undefined) parts.push(lineWords(at.line, at.lastLine));
    if (at.record !== undefined) parts.push(`record ${at.record}`);
    return parts.join(", ");
  });
  return words.join("; ");
}

/** The name of a check's input in plain words. */
export function inputWords(name: string): string {
  return name.replaceAll("-", " ");
}

function lineWords(first: number, last: number | undefined): string {
  return last === undefined || last === first ? `line ${first}` : `lines ${first}–${last}`;
}

function rangesOf(observation: Observation): readonly StepRange[] {
  return observation.outcome.kind === "present" ? observation.outcome.at : [];
}

/** The first step of an observation, +∞ where it has no place in time. */
export function firstStep(observation: Observation): number {
  return Math.min(Number.POSITIVE_INFINITY, ...rangesOf(observation).map(({ from }) => from));
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}
