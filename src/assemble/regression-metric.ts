import type { KnownSettings } from "../model/config.ts";
import type { Notice } from "../model/position.ts";
import { type Series, stepAt } from "../model/series.ts";
import type { ResolvedSeries } from "./resolve-series.ts";
import { stepCourse } from "./step-course.ts";

/** What tells whether the run predicts values. */
export interface TaskEvidence {
  readonly known: Partial<KnownSettings>;
  /** True where predictions hold values, false where they or class counts hold classes, null where there are none. */
  readonly predictsValues: boolean | null;
}

/** An "accuracy" below this is no share of right answers; -0.01 leaves room for rounding. */
const BELOW_ANY_SHARE = -0.01;

/** Scripts that train on values log R² under the name of an accuracy; those series get their true role. */
export function correctAccuracyOfValues(
  all: readonly ResolvedSeries[],
  evidence: TaskEvidence,
): { series: readonly ResolvedSeries[]; notices: readonly Notice[] } {
  const accuracies = all.filter(({ series }) => series.role === "accuracy");
  const reason = accuracies.length === 0 ? null : reasonForR2(all, evidence);
  if (reason === null) return { series: all, notices: [] };
  const names = [...new Set(accuracies.map(({ series }) => series.sourceName))].sort().join(", ");
  return {
    series: all.map((one) =>
      one.series.role === "accuracy" ? { ...one, series: { ...one.series, role: "r2", unit: null } } : one,
    ),
    notices: [
      { level: "info", code: "unit-assumed", message: `${names}: read as R², because ${reason}`, at: null },
    ],
  };
}

function reasonForR2(all: readonly ResolvedSeries[], evidence: TaskEvidence): string | null {
  const accuracies = all.filter(({ series }) => series.role === "accuracy").map(({ series }) => series);
  for (const series of accuracies) {
    const below = series.values.find((value) => value < BELOW_ANY_SHARE);
    if (below !== undefined) return `${series.sourceName} has values such as ${Number(below.toPrecision(4))}`;
  }
  if (evidence.predictsValues === true) return "the predictions are values, not classes";
  if (evidence.predictsValues === false) return null;
  const scaled = accuracies.find((series) => isOneMinusScaledLoss(series, all));
  if (scaled !== undefined) return `1 − ${scaled.sourceName} is proportional to the loss at every evaluation`;
  const { loss } = evidence.known;
  if (loss !== undefined && VALUE_LOSS.test(loss.value)) return `${loss.key} is ${loss.value}`;
  return null;
}

const VALUE_LOSS = /^(mse|mae|rmse|huber|smooth_l1|smoothl1|log_cosh)/;

/**
 * R² = 1 − MSE / variance: on fixed data, 1 − R² is the loss times a constant. No share of right answers does that over
 * losses that differ by half and more; where the loss hardly moves, anything is proportional to it.
 */
function isOneMinusScaledLoss(series: Series, all: readonly ResolvedSeries[]): boolean {
  if (series.split === "train") return false;
  const loss = all.find((one) => one.series.role === "loss" && one.series.split === series.split)?.series;
  if (loss === undefined) return false;
  const stride = Math.ceil(series.values.length / MOST_PAIRS);
  const points = Array.from({ length: Math.ceil(series.values.length / stride) }, (_, k) => k * stride);
  const lossAt = lossesAt(loss, series, points);
  const pairs = points
    .map((i, k) => ({ rest: 1 - (series.values[i] ?? Number.NaN), loss: lossAt[k] ?? Number.NaN }))
    .filter((pair) => pair.rest > SMALLEST_REST && pair.loss > 0 && Number.isFinite(pair.loss));
  const ratios = pairs.map((pair) => pair.loss / pair.rest);
  const losses = pairs.map((pair) => pair.loss);
  return pairs.length >= 5 && spread(losses) >= 1.5 && spread(ratios) <= 1.01;
}

/** The loss at the steps of some points of a series; where both fill the same rows and no step repeats, the value beside it. */
function lossesAt(loss: Series, series: Series, points: readonly number[]): readonly number[] {
  const isBeside = loss.axes === series.axes && loss.index === series.index;
  if (isBeside && stepCourse(loss.axes, loss.index).rises) {
    return points.map((i) => loss.values[i] ?? Number.NaN);
  }
  const found = valuesAt(loss, new Set(points.map((i) => stepAt(series, i))));
  return points.map((i) => found.get(stepAt(series, i)) ?? Number.NaN);
}

/** The values of a series at some of its steps, the last one where a step repeats. */
function valuesAt(series: Series, steps: ReadonlySet<number>): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < series.values.length; i += 1) {
    const step = stepAt(series, i);
    if (steps.has(step)) found.set(step, series.values[i] ?? Number.NaN);
  }
  return found;
}

/** A proportion that holds at this many evaluations, evenly spread, holds at all. */
const MOST_PAIRS = 2_000;

/** Below this, four logged digits of the metric leave more than half a percent of doubt in what is left to 1. */
const SMALLEST_REST = 0.02;

function spread(values: readonly number[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return high / low;
}
