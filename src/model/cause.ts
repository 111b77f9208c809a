import type { SettingName } from "./config.ts";
import type { Regime } from "./run.ts";

/** Artifacts that can be asked for; the words of the command line's JSON. */
export const ARTIFACTS = [
  "step-metrics",
  "learning-rate",
  "config",
  "log",
  "gradients",
  "activations",
  "layer-stats",
  "model",
  "predictions",
  "class-counts",
  "splits",
  "features",
  "test-metrics",
  "train-metrics-in-eval-mode",
  "data-order",
  "samples",
  "robustness",
  "timing",
  "resources",
  "more-runs",
] as const;

export type Artifact = (typeof ARTIFACTS)[number];

/** A check that speaks for a cause. */
export interface Clue<C extends string> {
  readonly check: C;
  /** Evidence it adds when present at strength 1. A small whole number: 1 supporting, 2 telling, 4 strong. */
  readonly weight: number;
  /** Evidence it takes away when it was looked for and is absent; 0 where absence says nothing. */
  readonly whenAbsent?: number;
  /** No look-alike produces it: alone it may carry the cause past 0.8. Names the source of that claim. */
  readonly decisive?: string;
}

/** A check that speaks against a cause when present. */
export interface Contradiction<C extends string> {
  readonly check: C;
  readonly weight: number;
  /** Why it speaks against, one sentence. */
  readonly because: string;
}

/** A cause that looks the same in part of the evidence. */
export interface LookAlike<C extends string> {
  readonly cause: string;
  /** What rules the other one out; reads after "ruled out if". */
  readonly unless: string;
  /** The check that separates them, where one exists. */
  readonly check?: C;
  /** True where the other one, when confident, brings this one about: this is then its consequence. */
  readonly explains?: boolean;
}

/** How a setting is changed. `set-to-best-epoch` and the like are resolved against the run by diagnosis/fix.ts. */
export type FixChange<C extends string = string> =
  | { readonly kind: "multiply"; readonly setting: SettingName; readonly by: number }
  | {
      /** Half of what a check measured where it is present; else `by` times what the run had. */
      readonly kind: "below-measured";
      readonly setting: SettingName;
      readonly check: C;
      readonly measure: string;
      readonly by: number;
      /** The action as a heading where the measure is there. */
      readonly whenMeasured: string;
    }
  | { readonly kind: "set"; readonly setting: SettingName; readonly to: number | string | boolean }
  | { readonly kind: "limit-epochs-to-best"; readonly setting: "epochs" }
  | { readonly kind: "clip-at-typical-gradient"; readonly setting: "gradient-clip" }
  | { readonly kind: "action" };

export interface Fix<C extends string = string> {
  /** The action as a heading, imperative, without numbers of the run: "Divide the peak rate by three". */
  readonly action: string;
  /** Kinds of training it is for; all where left out. */
  readonly regimes?: readonly Regime[];
  /** Left out where this check is present: the run has it already. */
  readonly unless?: C;
  readonly change: FixChange<C>;
  /** What to expect, with the measured figure where a source has one. */
  readonly effect: string;
  readonly effectSource: string;
  readonly effort: "low" | "medium" | "high";
  readonly risk: string;
  readonly verify: string;
}

/** What to ask for when the evidence does not decide. */
export interface CauseRequest<C extends string> {
  readonly artifact: Artifact;
  /** Checks that it would make answerable. */
  readonly enables: readonly C[];
  readonly why: string;
}

/** One root cause: data only. */
export interface Cause<C extends string = string> {
  /** Id of the catalogue = file name. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: how it works. */
  readonly mechanism: string;
  readonly expects: readonly Clue<C>[];
  readonly excludes: readonly Contradiction<C>[];
  readonly lookAlikes: readonly LookAlike<C>[];
  /** Best first. */
  readonly fixes: readonly Fix<C>[];
  /** Most telling first. */
  readonly requests: readonly CauseRequest<C>[];
  /** What to log next time so that it is seen at once. */
  readonly logNextTime: string;
  /** Whether its damage shows in the run's own numbers; a leak's does not. */
  readonly damage: "loss" | "metric" | "invisible" | "resources";
  readonly references: readonly string[];
  /** Set for a cause of the user's own: the module that brought it. No labelled run stands behind its confidence. */
  readonly broughtBy?: string;
}
