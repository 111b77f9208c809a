import type { Weighing } from "./weigh.ts";

/**
 * How much may be concluded at all, before how much was seen:
 * `decisive` a clue that no look-alike produces · `several` two or more independent kinds of record ·
 * `single` one kind only · `contested` a declared look-alike stands as well as this cause.
 */
export type EvidenceTier = "contested" | "single" | "several" | "decisive";

export const TIERS: readonly EvidenceTier[] = ["contested", "single", "several", "decisive"];

/** One level of the fitted table: scores from `score` up to the next level. */
export interface CalibrationLevel {
  readonly score: number;
  readonly probability: number;
  /** Labelled calls in this level, and how many were right. */
  readonly calls: number;
  readonly right: number;
}

/** The whole map from evidence to probability; written by `npm run calibrate` only. */
export interface CalibrationTable {
  readonly fittedOn: string;
  readonly levels: Readonly<Record<EvidenceTier, readonly CalibrationLevel[]>>;
}

/** Acting on a cause takes this probability; below it, more data is asked for. The product's promise, not a fit. */
export const ACT_AT = 0.8;

/** Evidence closer than this to a declared look-alike's does not separate the two: half a telling clue. */
const MARGIN = 1;

/** Which table row applies. `rival` is the best score among declared look-alikes that are not its consequences. */
export function tierOf(weighing: Weighing, rival: number): EvidenceTier {
  if (weighing.decisive) return "decisive";
  if (rival > 0 && weighing.score - rival < MARGIN) return "contested";
  return weighing.signals >= 2 ? "several" : "single";
}

/** The probability that the cause is at work, 0.01…0.99, with the calls behind it. */
export function confidenceOf(
  score: number,
  tier: EvidenceTier,
  table: CalibrationTable,
): { readonly probability: number; readonly level: CalibrationLevel | null } {
  const level = table.levels[tier].findLast((candidate) => candidate.score <= score) ?? null;
  // One kind of record, or an equal look-alike, never suffices to act, whatever the fit says (architecture: two signals).
  const ceiling = tier === "single" || tier === "contested" ? ACT_AT - 0.01 : 0.99;
  return { probability: Math.min(ceiling, Math.max(0.01, level?.probability ?? 0.01)), level };
}

/** The level in words, for the report. */
export function calibrationWords(level: CalibrationLevel | null): string {
  if (!level || level.calls === 0) return "too little evidence to be compared with labelled calls";
  return `of ${level.calls} labelled calls with this much evidence, ${level.right} were right`;
}
