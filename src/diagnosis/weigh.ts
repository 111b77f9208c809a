import type { Cause, Clue, Contradiction } from "../model/cause.ts";
import type { Observation } from "../model/diagnosis.ts";

/** How the evidence for one cause adds up, before any probability. */
export interface Weighing {
  readonly cause: Cause;
  /** Sum of evidence; a cause at or below 0 is not listed. */
  readonly score: number;
  readonly present: readonly { readonly clue: Clue<string>; readonly observation: Observation }[];
  readonly absent: readonly { readonly clue: Clue<string>; readonly observation: Observation }[];
  /** Checks of clues that these files could not answer. */
  readonly missing: readonly string[];
  readonly contradictions: readonly {
    readonly contradiction: Contradiction<string>;
    readonly observation: Observation;
  }[];
  /** Number of independent kinds of record among the present clues. */
  readonly signals: number;
  readonly decisive: boolean;
}

/** Adds up the clues of one cause. Present: weight × (½ + ½ strength). Absent: −whenAbsent. Against: −weight × strength. */
export function weighCause(cause: Cause, observed: ReadonlyMap<string, Observation>): Weighing {
  const present: Weighing["present"][number][] = [];
  const absent: Weighing["absent"][number][] = [];
  const missing: string[] = [];
  let score = 0;
  for (const clue of cause.expects) {
    const observation = observed.get(clue.check);
    const outcome = observation?.outcome;
    if (observation && outcome?.kind === "present") {
      present.push({ clue, observation });
      score += clue.weight * (0.5 + 0.5 * outcome.strength);
    } else if (observation && outcome?.kind === "absent") {
      absent.push({ clue, observation });
      score -= clue.whenAbsent ?? 0;
    } else missing.push(clue.check);
  }
  const contradictions = contradictionsOf(cause, observed);
  for (const { contradiction, observation } of contradictions) {
    const strength = observation.outcome.kind === "present" ? observation.outcome.strength : 0;
    score -= contradiction.weight * strength;
  }
  return {
    cause,
    score,
    present,
    absent,
    missing,
    contradictions,
    signals: new Set(present.map(({ observation }) => observation.signal)).size,
    decisive: present.some(({ clue }) => clue.decisive !== undefined),
  };
}

function contradictionsOf(
  cause: Cause,
  observed: ReadonlyMap<string, Observation>,
): Weighing["contradictions"] {
  return cause.excludes.flatMap((contradiction) => {
    const observation = observed.get(contradiction.check);
    return observation?.outcome.kind === "present" ? [{ contradiction, observation }] : [];
  });
}
