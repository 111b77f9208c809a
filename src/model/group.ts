import type { Evidence, Observation, Verdict } from "./diagnosis.ts";
import type { Direction, MetricRole, Split } from "./metric-role.ts";

/** What runs of a group differ in: the seed, the fold, or settings (an ablation). */
export type GroupKind = "seeds" | "folds" | "ablation";

export const GROUP_KINDS: readonly GroupKind[] = ["seeds", "folds", "ablation"];

/** One run of a group, by the quantity that they are compared in. */
export interface GroupMember {
  readonly run: string;
  readonly verdict: Verdict;
  /** Id of its first cause from a confidence of 0.5 on; null where there is none. */
  readonly cause: string | null;
  /** Where it ended; NaN where its last value is none. */
  readonly final: number;
  readonly best: number;
  readonly bestStep: number;
  /** Thinned points of the compared series, for the picture. */
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** Five numbers of the runs' ends; runs that ended in no number are left out and counted. */
export interface Spread {
  readonly n: number;
  readonly lost: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/** A setting that is not the same in all runs, by member; null where a run does not state it. */
export interface SettingDifference {
  readonly key: string;
  readonly values: readonly (string | null)[];
}

export interface GroupFinding {
  readonly id:
    | "some-runs-fail"
    | "one-run-apart"
    | "within-noise"
    | "beyond-noise"
    | "noise-unknown"
    | "same-seed-differs"
    | "setting-ranks-runs";
  /** One sentence with its numbers, no full stop. */
  readonly text: string;
  /** Runs that it names. */
  readonly runs: readonly string[];
}

/** What checks see of runs that were given together: where each began and ended. */
export interface Repeats {
  readonly kind: GroupKind;
  /** Name of the compared quantity. */
  readonly metric: string;
  readonly better: Direction;
  /** Best end first. `end` is NaN where its last value is none; `variant` = its settings that differ, but for seed and fold. */
  readonly ends: readonly {
    readonly run: string;
    readonly first: number;
    readonly end: number;
    readonly seed: string | null;
    readonly variant: string;
  }[];
  readonly noise: ComparedGroup["noise"];
  /** Runs that ended in no number or far from the others, as one of the findings says; empty where none did. */
  readonly failing: readonly string[];
}

/** A cause that the runs of a group show together. */
export interface GroupCause {
  readonly id: string;
  readonly title: string;
  /** P(at work | these runs together), by the same table as that of one run. */
  readonly confidence: number;
  readonly calibration: string;
  readonly evidence: readonly Evidence[];
  readonly against: readonly string[];
}

/** Several runs that belong together, compared; checks have not yet looked at them together. */
export interface ComparedGroup {
  readonly kind: GroupKind;
  /** Why they are taken for a group. */
  readonly because: string;
  readonly metric: {
    readonly name: string;
    readonly role: MetricRole;
    readonly split: Split | null;
    readonly better: Direction;
    readonly stepUnit: "step" | "epoch" | "row";
  };
  /** Best end first; runs that ended in no number last. */
  readonly members: readonly GroupMember[];
  readonly spread: Spread;
  /** How far one evaluation may be off by chance alone, and how that is known; null where it is not. */
  readonly noise: { readonly value: number; readonly because: string } | null;
  readonly settings: readonly SettingDifference[];
  readonly findings: readonly GroupFinding[];
}

/** Several runs that belong together, with the causes that they show together. */
export interface RunGroup extends ComparedGroup {
  /** What checks found on all of these runs together. */
  readonly observations: readonly Observation[];
  /** Surest first. */
  readonly causes: readonly GroupCause[];
}
