import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Notice } from "../model/position.ts";
import type { RunFacts } from "../model/run.ts";
import { epochAt, type Series, stepAt } from "../model/series.ts";
import { nonFiniteNotices, positionOf } from "./non-finite-notices.ts";
import { stepCourse } from "./step-course.ts";

/** What is odd in the series themselves: values that are no numbers, steps that repeat or go back, a missing end. */
export function integrityNotices(series: readonly Series[], facts: RunFacts): Notice[] {
  const notices: Notice[] = [...nonFiniteNotices(series)];
  const seen = new Set<object>();
  for (const one of longestFirst(series)) {
    // What a tool samples of the machine has a clock of its own.
    const sampled = METRIC_ROLES[one.role].family === "resource";
    if (sampled || seen.has(one.axes) || one.values.length < 2) continue;
    seen.add(one.axes);
    notices.push(...stepNotices(one), ...epochNotice(one));
  }
  const unfinished = unfinishedNotice(series, facts);
  return unfinished === null ? notices : [...notices, unfinished];
}

function longestFirst(series: readonly Series[]): Series[] {
  return [...series].sort((a, b) => b.values.length - a.values.length);
}

function stepNotices(series: Series): Notice[] {
  const { falls, repeats } = stepCourse(series.axes, series.index);
  const alike = repeats.count >= MOST_ALIKE * series.values.length;
  return [
    ...(falls.count === 0 ? [] : [backNotice(series, falls.first, { count: falls.count, alike })]),
    ...(repeats.count === 0 ? [] : [repeatedNotice(series, repeats.count, repeats.first)]),
  ];
}

/** Epochs that fall back while the steps go on: each start counted the data from its beginning again. */
function epochNotice(series: Series): Notice[] {
  if (series.axes.stepUnit !== "step" || series.axes.epoch === null) return [];
  const falls: number[] = [];
  let lastStep = Number.NaN;
  let lastEpoch = Number.NaN;
  for (let i = 0; i < series.values.length; i += 1) {
    const epoch = epochAt(series, i);
    if (Number.isNaN(epoch)) continue;
    const step = stepAt(series, i);
    if (epoch < lastEpoch && step > lastStep) falls.push(i);
    [lastStep, lastEpoch] = [step, epoch];
  }
  const [first] = falls;
  if (first === undefined || falls.length > MOST_RESTARTS) return [];
  const places = falls.map(
    (i) => `${epochAt(series, i - 1)} to ${epochAt(series, i)} at step ${stepAt(series, i)}`,
  );
  const message =
    `The epoch falls back while the steps go on (from ${places.join(", ")}): ` +
    `the run was resumed ${falls.length === 1 ? "once" : `${falls.length} times`}, and steps are the count to go by`;
  return [{ level: "info", code: "resume", message, at: placeOf(series, first) }];
}

/** The row of a point, whatever its column. */
function placeOf(series: Series, i: number): Notice["at"] {
  const { column: _, ...at } = positionOf(series, i);
  return at;
}

function repeatedNotice(series: Series, count: number, first: number): Notice {
  const values = count === 1 ? "1 value" : `${count} values`;
  const place = series.axes.stepUnit === "epoch" ? "an epoch" : `a ${series.axes.stepUnit}`;
  return {
    level: "info",
    code: "duplicate-steps",
    message: `${series.sourceName} has ${values} at ${place} that has one already`,
    at: positionOf(series, first),
  };
}

/** Up to three falls are restarts; more are two writers or two axes in one file (formats.md, rule 3). */
const MOST_RESTARTS = 3;

/** Logs have a few rows at a step; a table in which nearly all rows share theirs lists something else than steps. */
const MOST_ALIKE = 0.9;

function backNotice(
  series: Series,
  first: number,
  { count, alike }: { readonly count: number; readonly alike: boolean },
): Notice {
  const unit = series.axes.stepUnit;
  const times = count === 1 ? "once" : `${count} times`;
  const several =
    count > MOST_RESTARTS ? "two writers or two counts in one file" : "a restart in the same file";
  const reason = alike
    ? `nearly all rows share their ${unit}, so they are no course of one training`
    : several;
  return {
    level: "warning",
    code: "backward-steps",
    message:
      `The ${unit} of ${series.sourceName} goes back ${times}, first from ${stepAt(series, first - 1)} ` +
      `to ${stepAt(series, first)}: ${reason}`,
    at: positionOf(series, first),
  };
}

function unfinishedNotice(series: readonly Series[], facts: RunFacts): Notice | null {
  const { plannedEpochs, plannedSteps, status } = facts;
  if (plannedSteps !== undefined && plannedSteps > 0) {
    const last = lastOf(series, stepsDone);
    // Logging every n steps may leave out the last few.
    if (last > 0 && last < plannedSteps * 0.95) return notDone(last, plannedSteps, "steps");
    if (last > 0) return null;
  }
  if (plannedEpochs === undefined || plannedEpochs <= 0) return statusNotice(status);
  const last = lastOf(series, epochDone);
  if (last > 0 && Math.ceil(last) < Math.floor(plannedEpochs)) return notDone(last, plannedEpochs, "epochs");
  return statusNotice(status);
}

function statusNotice(status: RunFacts["status"]): Notice | null {
  if (status !== "killed" && status !== "failed") return null;
  return { level: "warning", code: "run-unfinished", message: `The run ended as ${status}`, at: null };
}

function notDone(last: number, planned: number, unit: string): Notice {
  const reached = Number.isInteger(last) ? String(last) : last.toFixed(2);
  const message = `The last value stands after ${reached} of ${planned} planned ${unit}`;
  return { level: "warning", code: "run-unfinished", message, at: null };
}

/** Steps done at a point; counted from 0, the step that is written is one more that is done. */
function stepsDone(series: Series, i: number): number {
  if (series.axes.stepUnit !== "step") return Number.NaN;
  return stepAt(series, i) + (series.axes.step[0] === 0 ? 1 : 0);
}

/** Epochs done at a point; whole numbers on a step axis count the epoch that is going on, so one more is done. */
function epochDone(series: Series, i: number): number {
  const epoch = epochAt(series, i);
  return series.axes.stepUnit === "step" && Number.isInteger(epoch) ? epoch + 1 : epoch;
}

function lastOf(series: readonly Series[], read: (series: Series, i: number) => number): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const one of series) {
    for (let i = 0; i < one.values.length; i += 1) last = Math.max(last, orLowest(read(one, i)));
  }
  return last;
}

function orLowest(value: number): number {
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}
