import type { Run } from "../model/run.ts";
import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { quantileOf } from "../stats/quantile-of.ts";
import { valueByStep } from "./value-by-step.ts";

/** What steps spent their time on, in seconds summed over them; the last part is what no series names. */
export interface StepShares {
  readonly steps: number;
  readonly seconds: number;
  readonly parts: readonly { readonly name: string; readonly seconds: number }[];
}

export interface StepBreakdown {
  readonly all: StepShares;
  /** The slowest twentieth of the steps; null where they are too few to speak of. */
  readonly slowest: StepShares | null;
}

/** Name of what no series names. */
export const REST = "the rest of the step";

/** Fewer slow steps than this are single accidents. */
const FEWEST_SLOW = 10;
const SLOW = 0.95;

/** A part longer than its step was timed beside it, not within it; a few such steps are jitter of the clock. */
const MOST_BEYOND = 0.05;

/** From the times of a step and of its parts, logged at the same steps; null where no part is. */
export const stepBreakdown = defineSignal((run: Run): StepBreakdown | null => {
  const byId = new Map(run.series.map((series) => [series.id, series]));
  const step = byId.get(run.primary["step-time"] ?? "");
  const data = byId.get(run.primary["data-time"] ?? "");
  if (!step) return null;
  const parts = profiledParts(run, step);
  const waiting = data ? [{ name: "waiting for data", series: data }] : [];
  const named = parts.length > 0 ? parts : waiting;
  if (named.length === 0) return null;
  const rows = rowsOf(step, named);
  const beyond = rows.filter((row) => row.parts.reduce((a, b) => a + b, 0) > 1.02 * row.total).length;
  if (rows.length < 3 || beyond > MOST_BEYOND * rows.length) return null;
  const names = named.map(({ name }) => name);
  const limit = quantileOf(
    rows.map(({ total }) => total),
    SLOW,
  );
  const slow = rows.filter(({ total }) => total > limit);
  return {
    all: sharesOf(rows, names),
    slowest: slow.length < FEWEST_SLOW ? null : sharesOf(slow, names),
  };
});

interface Part {
  readonly name: string;
  readonly series: Series;
}

/** A profile has the time of each activity beside that of the step, in the same rows. */
function profiledParts(run: Run, step: Series): readonly Part[] {
  return run.series
    .filter(
      (series) =>
        series !== step &&
        series.axes === step.axes &&
        series.unit === "s" &&
        / time$/.test(series.sourceName),
    )
    .map((series) => ({ name: series.sourceName.replace(/^.*\//, "").replace(/ time$/, ""), series }))
    .filter(({ series }) => series.values.some((value) => value > 0));
}

interface Row {
  readonly total: number;
  readonly parts: readonly number[];
}

function rowsOf(step: Series, parts: readonly Part[]): readonly Row[] {
  const looked = parts.map(({ series }) => valueByStep(series));
  const rows: Row[] = [];
  for (let i = 0; i < step.values.length; i++) {
    const total = step.values[i] ?? Number.NaN;
    const values = looked.map((series) => series.get(stepAt(step, i)) ?? Number.NaN);
    if (total > 0 && Number.isFinite(total) && values.every((value) => value >= 0 && Number.isFinite(value)))
      rows.push({ total, parts: values });
  }
  return rows;
}

function sharesOf(rows: readonly Row[], names: readonly string[]): StepShares {
  const seconds = rows.reduce((sum, { total }) => sum + total, 0);
  const parts = names.map((name, k) => ({
    name,
    seconds: rows.reduce((sum, row) => sum + (row.parts[k] ?? 0), 0),
  }));
  const rest = seconds - parts.reduce((sum, part) => sum + part.seconds, 0);
  // Less than a hundredth is rounding of the clock, not a part of its own.
  const open = rest > 0.01 * seconds ? [{ name: REST, seconds: rest }] : [];
  return { steps: rows.length, seconds, parts: [...parts, ...open] };
}
