import type { Voice } from "./voice.ts";

/** Which file the settings stand in, and how it came to be used. */
export interface SettingsFile {
  /** The path as it may be shown. */
  readonly file: string;
  readonly found: "given" | "run-folder" | "current-folder";
}

/** One place of the page: a section of postrun's by its id, or an own file. */
export type SectionChoice =
  | { readonly kind: "known"; readonly id: string; readonly at: string }
  | { readonly kind: "own"; readonly file: string; readonly at: string };

/** A threshold of a check that the user sets. `at` is its place in the file: `postrun.yaml:12:5`. */
export interface DeclaredThreshold {
  readonly check: string;
  readonly name: string;
  readonly value: number;
  readonly at: string;
}

/** What a run must meet, as the user declares it. */
export type Criterion = { readonly at: string } & (
  | {
      readonly kind: "metric";
      /** The name in the files. */
      readonly metric: string;
      readonly side: "at-least" | "at-most";
      readonly value: number;
      readonly of: "best" | "last";
    }
  | {
      readonly kind: "cause";
      /** Id of a cause, or `any`. */
      readonly cause: string;
      /** Confidence from which on the criterion fails. */
      readonly below: number;
    }
  | { readonly kind: "verdict"; readonly verdicts: readonly string[] }
);

/** Colours and faces of the page; null where postrun's own stand. */
export interface Theme {
  /** `#rrggbb`. */
  readonly accent: string | null;
  /** The accent on dark screens. */
  readonly accentDark: string | null;
  readonly paper: string | null;
  readonly font: "report" | "system" | "serif";
}

/** What postrun.yaml says. */
export interface Settings extends SettingsFile {
  readonly title: string | null;
  readonly author: string | null;
  /** PNG or JPEG, relative to the file. */
  readonly logo: { readonly file: string; readonly at: string } | null;
  /** In this order; what is not named follows in postrun's own. */
  readonly sections: readonly SectionChoice[];
  readonly hide: readonly { readonly id: string; readonly at: string }[];
  readonly thresholds: readonly DeclaredThreshold[];
  readonly criteria: readonly Criterion[];
  readonly redaction: {
    /** As --redact. */
    readonly names: boolean;
    readonly words: readonly { readonly pattern: string; readonly at: string }[];
  };
  /** Language, numbers, dates and own words; null where the page is in plain English. */
  readonly voice: Omit<Voice, "keep"> | null;
  readonly theme: Theme | null;
  /** ES modules, relative to the file; loaded with --allow-plugins only. */
  readonly plugins: readonly { readonly file: string; readonly at: string }[];
}

/** A threshold as it was used, beside postrun's own. */
export interface UsedThreshold {
  readonly check: string;
  readonly name: string;
  readonly value: number;
  readonly usual: number;
}

/** What one criterion came to. */
export interface CriterionResult {
  /** The criterion in words: "val_accuracy at least 0.9 at its best". */
  readonly criterion: string;
  readonly outcome: "met" | "failed" | "cannot-tell";
  /** What was found, with its numbers. */
  readonly because: string;
}

/** A module of the user's own, with what it brought. */
export interface UsedPlugin {
  readonly file: string;
  readonly loaded: boolean;
  readonly checks: readonly string[];
  readonly causes: readonly string[];
  readonly readers: readonly string[];
}

/** What of a diagnosis is the user's and not postrun's: shown with it, so that nobody takes one for the other. */
export interface Declared extends SettingsFile {
  readonly thresholds: readonly UsedThreshold[];
  readonly criteria: readonly CriterionResult[];
  readonly plugins: readonly UsedPlugin[];
  /** Sections that were left out of the page, and own files in it. */
  readonly hidden: readonly string[];
  readonly own: readonly string[];
  /** How many patterns of words to hide were given. */
  readonly hiddenWords: number;
}
