import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";
import { rankCorrelation } from "../stats/rank-correlation.ts";

/** How the memory of a run moved, by medians of twentieths so that one reading moves nothing. */
export interface MemoryCourse {
  readonly first: number;
  readonly last: number;
  /** Last over first − 1. */
  readonly growth: number;
  /** Largest rise between neighbouring readings, as share of the whole growth: 1 = one single step. */
  readonly largestJump: number;
  /** Growth over the last fifth, relative to the mean growth of a fifth. */
  readonly late: number;
  /** Rank correlation of the twentieths with time. */
  readonly trend: number;
  readonly firstStep: number;
  readonly lastStep: number;
}

/** Null with fewer than twenty readings. */
export const memoryCourse = defineSignal((series: Series): MemoryCourse | null => {
  const kept = [...series.values.keys()].filter((i) => Number.isFinite(series.values[i]));
  if (kept.length < 20) return null;
  const values = kept.map((i) => series.values[i] ?? 0);
  const parts = Array.from({ length: 20 }, (_, k) =>
    medianOf(values.slice(Math.floor((k * values.length) / 20), Math.floor(((k + 1) * values.length) / 20))),
  );
  const first = parts[0] ?? Number.NaN;
  const last = parts[19] ?? Number.NaN;
  const grown = last - first;
  const jump = values.slice(1).reduce((most, value, i) => Math.max(most, value - (values[i] ?? value)), 0);
  return {
    first,
    last,
    growth: grown / first,
    largestJump: grown > 0 ? jump / grown : Number.NaN,
    late: grown > 0 ? (last - (parts[15] ?? last)) / (grown / 5) : 0,
    trend: rankCorrelation(
      parts.map((_, k) => k),
      parts,
    ),
    firstStep: stepAt(series, kept[0] ?? 0),
    lastStep: stepAt(series, kept.at(-1) ?? 0),
  };
});
