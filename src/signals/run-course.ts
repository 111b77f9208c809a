import type { RunCourse } from "../model/diagnosis.ts";
import { inputsOf } from "../model/inputs.ts";
import { type Direction, METRIC_ROLES } from "../model/metric-role.ts";
import type { Regime, Run } from "../model/run.ts";
import { type Axes, epochAt, type Series, stepAt, timeAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { finiteOf } from "../stats/finite-of.ts";
import { medianOf } from "../stats/median-of.ts";

/** How the run went, whatever the cause; `onset` and `lost` are completed by the diagnosis, which knows the symptoms. */
export const runCourse = defineSignal((run: Run): RunCourse => {
  const inputs = inputsOf(run);
  const judged = judgingSeries(run);
  const span = stepSpan(run.series);
  const best = judged ? bestPoint(judged) : null;
  const spine = inputs["train-loss"] ?? judged;
  return {
    stepUnit: spine?.axes.stepUnit ?? "step",
    firstStep: span.first,
    lastStep: span.last,
    plannedSteps: plannedSteps(run),
    lastEpoch: lastEpoch(run.series),
    seconds: secondsOf(run.series),
    best,
    final: judged ? finalPoint(judged) : null,
    nonFinite: firstNonFinite(
      [inputs["train-loss"], inputs["train-loss-epoch"], inputs["validation-loss"]].filter(
        (s) => s !== undefined,
      ),
    ),
    onset: null,
    lost: null,
    ended: endOf(run),
  };
});

/** Regimes whose losses chase a moving target: going up means nothing by itself. */
const LOSS_IS_NO_JUDGE: readonly Regime[] = ["reinforcement", "gan", "preference"];

/** The series that says how good the run was: the validation loss, else the validation metric, else the training loss. */
function judgingSeries(run: Run): Series | null {
  const inputs = inputsOf(run);
  const metric = inputs["validation-metric"] ?? inputs["train-metric"];
  if (LOSS_IS_NO_JUDGE.includes(run.regime.id)) return metric ?? null;
  return inputs["validation-loss"] ?? inputs["validation-metric"] ?? inputs["train-loss"] ?? null;
}

/** The better of two values of a series: −1 where a is better. Unknown directions compare as equal. */
export function betterOf(direction: Direction, a: number, b: number): number {
  if (direction === "lower") return a - b;
  if (direction === "higher") return b - a;
  return 0;
}

function bestPoint(series: Series): RunCourse["best"] {
  const better = METRIC_ROLES[series.role].better;
  const values = judgedValues(series);
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (best < 0 || betterOf(better, value, values[best] ?? Number.NaN) < 0) best = i;
  }
  if (best < 0) return null;
  const epoch = epochAt(series, best);
  return {
    step: stepAt(series, best),
    epoch: Number.isFinite(epoch) ? epoch : null,
    value: values[best] ?? Number.NaN,
    seriesId: series.id,
    role: series.role,
    split: series.split,
    better,
  };
}

/** A lucky batch or episode is no best checkpoint: from this many points on, what is logged by step is judged in blocks. */
const SMOOTHED_FROM = 100;
/** Blocks of the run, each judged by its median: 2 % of the run each. */
const BLOCKS = 50;

/** The values a course is judged by: those of evaluations as they are; of what is logged by step, the median of each block at its last point, NaN between. */
export const judgedValues = defineSignal((series: Series): Float64Array => {
  const count = series.values.length;
  if (series.split === "validation" || series.split === "test" || count < SMOOTHED_FROM) return series.values;
  const judged = new Float64Array(count).fill(Number.NaN);
  for (let block = 0; block < BLOCKS; block++) {
    const from = Math.floor((block * count) / BLOCKS);
    const to = Math.floor(((block + 1) * count) / BLOCKS);
    judged[to - 1] = medianOf(series.values.subarray(from, to));
  }
  return judged;
});

function finalPoint(series: Series): RunCourse["final"] {
  const last = series.values.at(-1);
  if (last === undefined) return null;
  return { value: Number.isFinite(last) ? endLevel(series) : last, seriesId: series.id };
}

/** The median of the last tenth of the finite values: one bad evaluation at the end is noise, not damage. */
export function endLevel(series: Series): number {
  const finite = finiteOf(judgedValues(series));
  return medianOf(finite.subarray(-Math.max(1, Math.round(finite.length / 10))));
}

/** The first NaN or infinity after which no finite value of that series follows, else the first at all. */
function firstNonFinite(candidates: readonly Series[]): RunCourse["nonFinite"] {
  for (const series of candidates) {
    const i = series.values.findIndex((value) => !Number.isFinite(value));
    if (i < 0) continue;
    const kind = Number.isNaN(series.values[i]) ? "NaN" : "Infinity";
    return { step: stepAt(series, i), kind, seriesId: series.id };
  }
  return null;
}

function stepSpan(all: readonly Series[]): { first: number; last: number } {
  return spanOf(all, stepAt) ?? { first: 0, last: 0 };
}

function lastEpoch(all: readonly Series[]): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const { epoch } of new Set(all.map(({ axes }) => axes))) {
    if (epoch === null) continue;
    for (let i = 0; i < epoch.length; i++) {
      const at = epoch[i] ?? Number.NaN;
      if (at > last) last = at;
    }
  }
  return Number.isFinite(last) ? last : null;
}

function secondsOf(all: readonly Series[]): number | null {
  const span = spanOf(
    all.filter(({ axes }) => axes.time !== null),
    timeAt,
  );
  return span !== null && span.first < span.last ? span.last - span.first : null;
}

/** The least and the largest of what stands at the points; columns that fill the same rows are looked at once. */
function spanOf(
  all: readonly Series[],
  at: (series: Series, i: number) => number,
): { first: number; last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const seen = new Map<Int32Array, Axes>();
  for (const series of all) {
    if (seen.get(series.index) === series.axes) continue;
    seen.set(series.index, series.axes);
    for (let i = 0; i < series.index.length; i++) {
      const value = at(series, i);
      if (value < first) first = value;
      if (value > last) last = value;
    }
  }
  return first <= last ? { first, last } : null;
}

function plannedSteps(run: Run): number | null {
  const { plannedSteps: steps, plannedEpochs, stepsPerEpoch } = run.facts;
  if (steps !== undefined) return steps;
  const declared = run.config?.known["max-steps"]?.value;
  if (declared !== undefined && declared > 0) return declared;
  const epochs = plannedEpochs ?? run.config?.known.epochs?.value;
  return epochs !== undefined && stepsPerEpoch !== undefined ? epochs * stepsPerEpoch : null;
}

function endOf(run: Run): RunCourse["ended"] {
  const status = run.facts.status;
  if (status === "finished" || status === "failed" || status === "killed") return status;
  const last = run.events.findLast(
    ({ kind }) => kind === "killed" || kind === "error" || kind === "out-of-memory" || kind === "finished",
  );
  if (last?.kind === "killed") return "killed";
  if (last?.kind === "error" || last?.kind === "out-of-memory") return "failed";
  return last?.kind === "finished" ? "finished" : "unknown";
}
