import type { CheckInputs, InputName } from "./inputs.ts";
import type { Ground, SourcePosition } from "./position.ts";
import type { Regime } from "./run.ts";

/** Steps from…to, both included, on the step axis of the run; from = to is a single step. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** A number that was judged, with what it was judged against. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
  readonly threshold?: number;
  /** The side on which the threshold is passed. */
  readonly passes?: "above" | "below";
}

/** What a check found. `claim` is one sentence with its numbers: subject, verb, number; no advice. */
export type CheckOutcome =
  | {
      readonly kind: "present";
      /** 0…1: how far beyond the threshold, 1 = as clear as it gets. */
      readonly strength: number;
      /** Where on the step axis; empty where the question has no place in time. */
      readonly at: readonly StepRange[];
      readonly claim: string;
      readonly measured: readonly Measure[];
      /** Places in files that show it, where the inputs themselves do not say it all. */
      readonly sources?: readonly SourcePosition[];
    }
  | { readonly kind: "absent"; readonly claim: string; readonly measured: readonly Measure[] }
  | { readonly kind: "inconclusive"; readonly reason: string }
  | { readonly kind: "not-applicable"; readonly missing: readonly string[] };

/** What the engine records of a check: its outcome, or that it threw (a bug that does not end the run). */
export type ObservedOutcome = CheckOutcome | { readonly kind: "failed"; readonly message: string };

/**
 * From which independent kind of record a check draws. Two clues of one signal are one witness:
 * a cause passes 0.8 with two signals, or with one decisive clue.
 */
export type SignalKind =
  | "train-curve"
  | "validation-curve"
  | "metric-curve"
  | "learning-rate"
  | "gradient-norm"
  | "layers"
  | "activations"
  | "predictions"
  | "features"
  | "splits"
  | "class-counts"
  | "config"
  | "model"
  | "log"
  | "precision"
  | "resources"
  | "samples"
  | "robustness"
  | "tasks"
  | "runs"
  | "gan";

/** Picture that shows a check best; a closed set, drawn by the report. */
export type EvidenceFigure =
  | "loss"
  | "learning-rate"
  | "gradient-norm"
  | "layers"
  | "predictions"
  | "reliability"
  | "table"
  | "resources"
  | "none";

/** A check with its generics erased: what lists, the engine and the docs handle. */
export interface Check<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly question: string;
  readonly needs: readonly InputName[];
  readonly uses: readonly InputName[];
  readonly regimes: readonly Regime[] | null;
  readonly signal: SignalKind;
  readonly ground: Ground;
  readonly figure: EvidenceFigure;
  /** Where the thresholds come from: a source, or the measurement behind them. */
  readonly thresholds: Readonly<Record<string, { readonly value: number; readonly source: string }>>;
  /** Answers the question, or says which input is missing; `limits` replace thresholds by name. */
  observe(inputs: Partial<CheckInputs>, limits?: Readonly<Record<string, number>>): CheckOutcome;
}

interface CheckDefinition<Id extends string, N extends InputName, U extends InputName, T extends string> {
  /** = file name = docs page = fixture name. A noun in the failing state. */
  readonly id: Id;
  readonly title: string;
  readonly question: string;
  /** Without these the question cannot be asked; `detect` sees these and `uses`, and no others. */
  readonly needs: readonly N[];
  /** Sharpen the answer where they are there. */
  readonly uses?: readonly U[];
  /** Regimes in which the question makes sense; all where it is left out. */
  readonly regimes?: readonly Regime[];
  readonly signal: SignalKind;
  /** On what its claims rest; `computed` where it is left out. */
  readonly ground?: Ground;
  readonly figure?: EvidenceFigure;
  readonly thresholds: Readonly<Record<T, { readonly value: number; readonly source: string }>>;
  detect(
    inputs: Pick<CheckInputs, N> & Partial<Pick<CheckInputs, U>>,
    limit: Readonly<Record<T, number>>,
  ): CheckOutcome;
}

/** Makes a check: erases all generics but the id and does the test of needs once for all. */
export function defineCheck<
  const Id extends string,
  const N extends InputName,
  const U extends InputName = never,
  const T extends string = never,
>(definition: CheckDefinition<Id, N, U, T>): Check<Id> {
  const limit = {} as Record<T, number>;
  for (const name of Object.keys(definition.thresholds) as T[])
    limit[name] = definition.thresholds[name].value;
  const uses: readonly U[] = definition.uses ?? [];
  return {
    id: definition.id,
    title: definition.title,
    question: definition.question,
    needs: definition.needs,
    uses,
    regimes: definition.regimes ?? null,
    signal: definition.signal,
    ground: definition.ground ?? "computed",
    figure: definition.figure ?? "none",
    thresholds: definition.thresholds,
    observe(inputs, limits = {}) {
      const missing = definition.needs.filter((name) => inputs[name] === undefined);
      if (missing.length > 0) return { kind: "not-applicable", missing };
      const seen: Partial<Record<InputName, unknown>> = {};
      for (const name of [...definition.needs, ...uses]) seen[name] = inputs[name];
      return definition.detect(seen as Pick<CheckInputs, N> & Partial<Pick<CheckInputs, U>>, {
        ...limit,
        ...limits,
      });
    },
  };
}
