import type { ConfigValue } from "../../model/config.ts";
import type { SourcePosition } from "../../model/position.ts";

/** States of a trial as databases spell them; journals number them in this order (optuna/trial/_state.py). */
export const STATES = ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"] as const;

export type TrialState = (typeof STATES)[number];

/** Directions of an objective in the order of their numbers (optuna/study/_study_direction.py). */
export const DIRECTIONS = ["NOT_SET", "MINIMIZE", "MAXIMIZE"] as const;

/** One search, whichever storage it comes from. */
export interface Study {
  readonly name: string;
  /** One word for each objective. */
  readonly directions: string[];
  readonly trials: Trial[];
}

/** One trial of a search. */
export interface Trial {
  readonly number: number;
  state: TrialState;
  /** Seconds since 1970; NaN where not written. */
  end: number;
  /** By objective; NaN where the trial gave none. */
  readonly values: number[];
  readonly params: { readonly name: string; readonly value: ConfigValue }[];
  readonly reports: { readonly step: number; readonly value: number; readonly row: number }[];
  /** Record of a database or line of a journal. */
  readonly row: number;
}

/** Where in a storage something stands. */
export function positionIn(file: string, unit: "line" | "record", row: number): SourcePosition {
  return unit === "line" ? { file, line: row } : { file, record: row };
}

/** The state behind a word or number; what is unknown is running, as Optuna begins. */
export function stateOf(written: unknown): TrialState {
  if (typeof written === "number") return STATES[written] ?? "RUNNING";
  return STATES.find((state) => state === written) ?? "RUNNING";
}

/** A parameter's value: of a categorical one the number is that of a choice. */
export function paramValue(internal: number, distribution: string): ConfigValue {
  const choices = choicesOf(distribution);
  return choices === null ? internal : (choices[internal] ?? null);
}

function choicesOf(distribution: string): readonly ConfigValue[] | null {
  try {
    const { attributes } = JSON.parse(distribution) as { attributes?: { choices?: unknown } };
    const choices = attributes?.choices;
    return Array.isArray(choices) ? (choices as ConfigValue[]) : null;
  } catch {
    return null;
  }
}
