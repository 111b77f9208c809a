import type { Series } from "../model/series.ts";
import { stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";
import { fillsItsAxes } from "./fills-its-axes.ts";

/** How a loss that is evaluated now and then moved over the run; finite evaluations only. */
export interface EvaluationCourse {
  readonly values: Float64Array;
  readonly steps: Float64Array;
  /** Evaluations that were NaN or infinite. */
  readonly nonFinite: number;
  readonly first: number;
  readonly best: number;
  /** Median of the last tenth, at least two evaluations. */
  readonly end: number;
  /** Relative fall from first to end: 0 = none, 1 = to zero. */
  readonly drop: number;
  /** Sum of all rises over the range: 0 slides down, 1 and more wanders. */
  readonly rises: number;
  /** Relative fall over the last fifth of the evaluations. */
  readonly lateFall: number;
  /** Mean fall per evaluation in the last fifth, over that of the whole run. */
  readonly endSlope: number;
  /** Share of the whole fall that came after half of the evaluations: 0.5 of a straight line, less of a curve that levels off. */
  readonly secondHalf: number;
  /** Share of evaluations equal to the one before to the last digit. */
  readonly repeated: number;
}

/** Computed once for each series; needs two finite evaluations, else null. */
export const evaluationCourse = defineSignal((series: Series): EvaluationCourse | null => {
  const finite = finitePoints(series);
  const { values, steps } = finite;
  const count = values.length;
  if (count < 2) return null;
  const first = values[0] ?? Number.NaN;
  const end = medianOf(values.subarray(count - Math.max(2, Math.round(count / 10))));
  const late = lateFalls(values);
  let best = first;
  let worst = first;
  let rise = 0;
  let repeats = 0;
  for (let i = 1; i < count; i++) {
    const value = values[i] ?? Number.NaN;
    const change = value - (values[i - 1] ?? Number.NaN);
    if (value < best) best = value;
    if (value > worst) worst = value;
    if (change > 0) rise += change;
    if (change === 0) repeats += 1;
  }
  return {
    values,
    steps,
    nonFinite: series.values.length - count,
    first,
    best,
    end,
    drop: first === 0 ? 0 : (first - end) / Math.abs(first),
    rises: worst > best ? rise / (worst - best) : 0,
    ...late,
    repeated: repeats / (count - 1),
  };
});

function finitePoints(series: Series): { values: Float64Array; steps: Float64Array } {
  // A column without gaps is its own list of finite points.
  if (fillsItsAxes(series) && series.values.every(Number.isFinite))
    return { values: series.values, steps: series.axes.step };
  const values = new Float64Array(series.values.length);
  const steps = new Float64Array(series.values.length);
  let count = 0;
  for (let i = 0; i < series.values.length; i++) {
    const value = series.values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    values[count] = value;
    steps[count] = stepAt(series, i);
    count++;
  }
  return { values: values.subarray(0, count), steps: steps.subarray(0, count) };
}

function lateFalls(values: Float64Array): Pick<EvaluationCourse, "lateFall" | "endSlope" | "secondHalf"> {
  const last = values.length - 1;
  const from = Math.min(last - 1, Math.floor(0.8 * last));
  const start = values[from] ?? Number.NaN;
  const end = values[last] ?? Number.NaN;
  const whole = ((values[0] ?? Number.NaN) - end) / last;
  const late = (start - end) / (last - from);
  const middle =
    ((values[Math.floor(last / 2)] ?? Number.NaN) + (values[Math.ceil(last / 2)] ?? Number.NaN)) / 2;
  return {
    lateFall: start === 0 ? 0 : (start - end) / Math.abs(start),
    endSlope: whole > 0 ? late / whole : 0,
    secondHalf: whole > 0 ? (middle - end) / (whole * last) : 0,
  };
}
