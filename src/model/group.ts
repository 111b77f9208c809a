import type { Verdict } from "./diagnosis.ts";
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

/** Several runs that belong together, compared. */
export interface RunGroup {
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
