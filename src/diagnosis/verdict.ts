import type { RankedCause, RunCourse, Severity, Verdict } from "../model/diagnosis.ts";
import type { Regime } from "../model/run.ts";
import { lowerFirst } from "../stats/first-letter.ts";
import { ACT_AT } from "./confidence.ts";
import { NOTHING_LEARNED } from "./dead-run.ts";
import type { Harm } from "./harm.ts";

/** A cause at least this likely makes a run impaired. The point where it is likelier at work than not. */
export const MORE_LIKELY_THAN_NOT = 0.5;
/** Below this a suspicion is not worth a reader's time; see docs/accuracy.md for the alarms it would cost. */
const SUSPICION = 0.16;
/** Fewer points than this show no course at all: a first, a turn and a last. */
export const FEWEST_POINTS = 3;

/**
 * Share of the gain, given back by the end, that is a symptom by itself: twice what counts as medium damage. None of 305
 * labelled healthy runs is asked for anything by it, nor any of 40 of another trainer.
 */
const SYMPTOM = 0.2;

/** What is said of the run as a whole, and why, in one sentence. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly because: string;
  readonly severity: Severity;
  /** Whether asking for an artifact is warranted. */
  readonly ask: boolean;
}

/** What the files could show. */
interface Files {
  /** Points of the longest loss or metric. */
  readonly points: number;
  /** Whether an artifact that is not there would decide between the causes. */
  readonly decidable: boolean;
  readonly regime: Regime;
  /** Why the run's best is in doubt, though it ended there; null where it is not. */
  readonly hardlyLearned: string | null;
  /** Whether the scores by class of an evaluation are there. */
  readonly hasReport: boolean;
}

/** A ranked cause with what its damage touches. */
export interface Candidate extends RankedCause {
  readonly costsQuality: boolean;
  /** Whether every clue for it is a supporting one (weight 1), as its look-alikes show it too. */
  readonly onlySupporting: boolean;
}

/** The verdict speaks of the run: a run that died of something unknown is failed, with a request. */
export function judge(causes: readonly Candidate[], harm: Harm, files: Files): Judgement {
  const { points, decidable } = files;
  const first = causes[0];
  const confidence = first?.confidence ?? 0;
  const ask = confidence < ACT_AT;
  if (harm.kind === "dead") {
    // A slow data loader is no reason for a NaN: only a cause that costs quality explains a death.
    const explained = causes.some((cause) => cause.costsQuality && cause.confidence >= ACT_AT);
    return { verdict: "failed", because: harm.words, severity: "fatal", ask: !explained };
  }
  if (first && confidence >= MORE_LIKELY_THAN_NOT) {
    const because = `${lowerFirst(first.title)} at ${confidence.toFixed(2)}; ${harm.words}`;
    return { verdict: "impaired", because, severity: first.severity, ask };
  }
  if (points < FEWEST_POINTS)
    return { verdict: "inconclusive", because: withoutCourse(files), severity: "unknown", ask };
  const unexplained = isUnexplained(harm, files);
  const doubt = first && decidable ? doubtOf(first, harm, unexplained) : null;
  if (unexplained) {
    const words = files.hardlyLearned ?? harm.words;
    const because = doubt === null ? `${words}, and nothing in these files says why` : `${words}; ${doubt}`;
    const severity = files.hardlyLearned === null ? harm.severity : "unknown";
    return { verdict: "inconclusive", because, severity, ask };
  }
  if (doubt !== null) return { verdict: "inconclusive", because: doubt, severity: "unknown", ask };
  return { verdict: "healthy", because: harm.words, severity: "none", ask: false };
}

/** The first suspicion in words; null where it is too faint. One that nothing could settle is noise: it stays in the list only. */
function doubtOf(first: Candidate, harm: Harm, unexplained: boolean): string | null {
  if (first.confidence < SUSPICION || (!unexplained && endsWell(first, harm))) return null;
  return `${lowerFirst(first.title)} may be at work (${first.confidence.toFixed(2)}), and these files do not decide it`;
}

function withoutCourse({ points, hasReport }: Files): string {
  if (points > 0)
    return `only ${points} logged ${points === 1 ? "point" : "points"} of any loss or metric in these files: too few to tell a course`;
  return hasReport
    ? "these files hold the scores of one evaluation and no loss or metric over time"
    : "these files hold no loss and no metric";
}

/** A run that learned and ended near its best is not doubted for signs alone that many causes share. */
function endsWell({ onlySupporting }: Candidate, { kind, severity, gained }: Harm): boolean {
  const isJudged = kind === "none" || kind === "lost";
  const endsNearBest = severity === "none" || severity === "low";
  return onlySupporting && isJudged && endsNearBest && gained > NOTHING_LEARNED;
}

/** Whether the run gave back so much of its gain, or gained so little, that silence would be wrong, though no cause stands. */
function isUnexplained({ severity, givenBack }: Harm, { regime, hardlyLearned }: Files): boolean {
  if (hardlyLearned !== null) return true;
  // A reward wanders, and a language model's loss falls by hundredths: there only half of the gain is a symptom.
  return severity === "high" || (regime === "supervised" && givenBack >= SYMPTOM);
}

/** Damage of one cause: what the run lost, where that shows at all. */
export function severityOf(
  damage: "loss" | "metric" | "invisible" | "resources",
  harm: Harm,
  role: RankedCause["role"],
): { readonly severity: Severity; readonly words: string } {
  if (damage === "invisible") {
    return { severity: "unknown", words: "its damage does not show in the run's own numbers" };
  }
  if (damage === "resources") return { severity: "medium", words: "it costs time or memory, not quality" };
  // The damage is measured for the run as a whole, and belongs to its root; how much of it a second cause did is not seen.
  if (role === "contributing") {
    return { severity: "unknown", words: "its share of the damage cannot be told from the first cause's" };
  }
  if (harm.severity === "none") {
    return {
      severity: "unknown",
      words: `${harm.words}; what a run without it reaches is not in these files`,
    };
  }
  return { severity: harm.severity, words: harm.words };
}

/**
 * What the run cost: the steps after the best checkpoint where it got worse after it or died, all of them where nothing
 * was ever learned. `fromStep` = first step then says that no checkpoint is worth keeping.
 */
export function lostSteps(course: RunCourse, harm: Harm): RunCourse["lost"] {
  if (!course.best || (harm.kind !== "dead" && harm.kind !== "lost")) return null;
  const span = course.lastStep - course.firstStep;
  const fromStep = harm.learned ? course.best.step : course.firstStep;
  const steps = course.lastStep - fromStep;
  if (span <= 0 || steps <= 0) return null;
  const share = steps / span;
  return { fromStep, steps, share, seconds: course.seconds === null ? null : course.seconds * share };
}
