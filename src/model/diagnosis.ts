import type { Artifact } from "./cause.ts";
import type { ObservedOutcome, SignalKind, StepRange } from "./check.ts";
import type { RunGroup } from "./group.ts";
import type { Direction, MetricRole, Split } from "./metric-role.ts";
import type { Ground, SourcePosition } from "./position.ts";
import type { Regime } from "./run.ts";
import type { Declared } from "./settings.ts";

/** What one check found on one run. */
export interface Observation {
  readonly check: string;
  readonly title: string;
  readonly question: string;
  readonly signal: SignalKind;
  readonly ground: Ground;
  /** The limits it was judged by, each with its source; absent where it has none. */
  readonly limits?: readonly { readonly name: string; readonly value: number; readonly source: string }[];
  readonly outcome: ObservedOutcome;
  /** Files, columns and lines it looked at. */
  readonly sources: readonly SourcePosition[];
}

export type Verdict = "healthy" | "impaired" | "failed" | "inconclusive";

export type Severity = "none" | "low" | "medium" | "high" | "fatal" | "unknown";

/** One piece of evidence of a cause, labelled like an exhibit: `1a` is the first of cause 1. */
export interface Evidence {
  readonly exhibit: string;
  readonly check: string;
  readonly claim: string;
  readonly ground: Ground;
  /** Where it stands, in words fit for a line: `metrics.csv, column val_loss, lines 20–41`. */
  readonly source: string;
  readonly sources: readonly SourcePosition[];
  readonly at: readonly StepRange[];
  readonly weight: number;
  readonly decisive: boolean;
}

export interface RuledOut {
  readonly cause: string;
  readonly title: string;
  /** One sentence: what would rule it out, and what was seen. */
  readonly because: string;
}

/** A change of the run's own config, line by line. */
export interface ConfigPatch {
  readonly file: string;
  readonly lines: readonly { readonly kind: "same" | "remove" | "add"; readonly text: string }[];
}

/** A fix resolved against this run. */
export interface ResolvedFix {
  readonly action: string;
  /** "lr 0.3 → 0.1", or null where there is no value to name. */
  readonly change: { readonly key: string; readonly from: string | null; readonly to: string } | null;
  readonly patch: ConfigPatch | null;
  readonly effect: string;
  readonly effectSource: string;
  readonly effort: "low" | "medium" | "high";
  readonly risk: string;
  readonly verify: string;
}

export interface RankedCause {
  readonly id: string;
  readonly title: string;
  readonly mechanism: string;
  /** 1-based place in the ranking. */
  readonly rank: number;
  readonly role: "root" | "contributing" | "consequence";
  readonly causedBy: string | null;
  /** P(at work in this run | these files), 0.01…0.99. */
  readonly confidence: number;
  /** "of 44 calls between 0.90 and 0.96, 41 were right". */
  readonly calibration: string;
  readonly coverage: { readonly seen: number; readonly absent: number; readonly missing: number };
  readonly severity: Severity;
  /** The measured damage in words with its unit, or why it cannot be seen. */
  readonly damage: string;
  readonly onset: number | null;
  readonly evidence: readonly Evidence[];
  readonly against: readonly string[];
  readonly ruledOut: readonly RuledOut[];
  readonly fixes: readonly ResolvedFix[];
  readonly logNextTime: string;
}

export interface DiagnosisRequest {
  readonly artifact: Artifact;
  readonly title: string;
  readonly why: string;
  /** Causes that it would separate. */
  readonly decides: readonly string[];
  /** What each answer would do. */
  readonly outcomes: readonly string[];
  /** Code that logs it, by framework. */
  readonly snippet: Readonly<Record<"pytorch" | "lightning" | "keras" | "huggingface", string>>;
}

/** How the run went, whatever its cause: the numbers of the header. */
export interface RunCourse {
  readonly stepUnit: "step" | "epoch" | "row";
  readonly firstStep: number;
  readonly lastStep: number;
  readonly plannedSteps: number | null;
  readonly lastEpoch: number | null;
  readonly seconds: number | null;
  /** Best evaluation by the primary quantity; null where nothing was evaluated. */
  readonly best: {
    readonly step: number;
    readonly epoch: number | null;
    readonly value: number;
    readonly seriesId: string;
    readonly role: MetricRole;
    readonly split: Split | null;
    readonly better: Direction;
  } | null;
  /** Where the judged quantity ended: the median of the last tenth of its finite values, so that one bad evaluation is no end; NaN or infinite where its last value is. */
  readonly final: { readonly value: number; readonly seriesId: string } | null;
  readonly nonFinite: {
    readonly step: number;
    readonly kind: "NaN" | "Infinity";
    readonly seriesId: string;
  } | null;
  /** First symptom of the first cause. */
  readonly onset: number | null;
  /** Steps after the best checkpoint; from the first step on where nothing was learned, so that none is worth keeping. */
  readonly lost: {
    readonly fromStep: number;
    readonly steps: number;
    readonly share: number;
    readonly seconds: number | null;
  } | null;
  readonly ended: "finished" | "failed" | "killed" | "unknown";
}

/** What the user asked about a run in words of their own, answered from its files. */
export interface SymptomAnswer {
  readonly asked: string;
  /** Id of the symptom that the words match; null where they match none. */
  readonly symptom: string | null;
  readonly verdict: "yes" | "no" | "cannot-tell" | "not-understood";
  /** "Yes: from step 5,210 …", "No: …", "These files cannot show it: …". */
  readonly text: string;
  readonly ground: Ground | null;
  readonly at: readonly StepRange[];
  readonly sources: readonly SourcePosition[];
  /** Causes of this run's ranking that the symptom points to: they are explained first. */
  readonly causes: readonly string[];
}

export interface Diagnosis {
  readonly run: string;
  readonly verdict: Verdict;
  /** One sentence: why this verdict. */
  readonly because: string;
  readonly severity: Severity;
  readonly regime: Regime;
  readonly causes: readonly RankedCause[];
  readonly requests: readonly DiagnosisRequest[];
  readonly course: RunCourse;
  readonly observations: readonly Observation[];
  /** The answer to the user's question, where one was asked. */
  readonly answer?: SymptomAnswer;
  /** The runs that this one was given with, compared, where they belong together. */
  readonly group?: RunGroup;
  /** What of it the user declared in postrun.yaml, where there is one. */
  readonly declared?: Declared;
}
