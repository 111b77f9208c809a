import type { EventLog } from "./event-log.ts";
import { type Family, type Lane, startOf } from "./family.ts";

/** The files of one training, by lane. */
export interface Training {
  readonly lanes: readonly Lane[];
  /** True where it wrote at the same time and at the same steps as the one before. */
  readonly concurrent: boolean;
}

/**
 * Splits a family into trainings. The lane that starts first decides: a later file that starts again at the first step
 * is a training of its own, one that starts later goes on with the one before. The other lanes follow by time.
 */
export function splitTrainings(family: Family): Training[] {
  const main = earliestLane(family.lanes);
  const segments: { logs: EventLog[]; readonly concurrent: boolean }[] = [{ logs: [], concurrent: false }];
  for (const log of main.logs) {
    const current = segments.at(-1)?.logs ?? [];
    const restart = current.length > 0 ? restartOf(current, log) : null;
    if (restart) segments.push({ logs: [log], concurrent: restart === "concurrent" });
    else current.push(log);
  }
  const starts = segments.map(({ logs: [first] }) => (first ? startOf(first) : Number.NEGATIVE_INFINITY));
  return segments.map(({ logs, concurrent }, i) => {
    const others = family.lanes.filter((lane) => lane !== main);
    const isOurs = (log: EventLog): boolean => lastStartBefore(starts, startOf(log)) === i;
    const lanes = [{ ...main, logs }, ...others.map((lane) => ({ ...lane, logs: lane.logs.filter(isOurs) }))];
    return { concurrent, lanes: lanes.filter((lane) => lane.logs.length > 0) };
  });
}

/** Index of the training that had started last by then; the first one where none had. */
function lastStartBefore(starts: readonly number[], time: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= time),
  );
}

/** First and last step of each tag of a log. */
export function stepRange(log: EventLog, tag: string): { first: number; last: number } | null {
  const values = log.scalars.get(tag);
  if (!values || values.rows.length === 0) return null;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of values.rows) {
    const step = log.rows.step[row] ?? 0;
    first = Math.min(first, step);
    last = Math.max(last, step);
  }
  return { first, last };
}

/**
 * Whether `next` starts a training of its own: at least half of the tags that both log start again at their first step.
 * (Keras restarts `epoch_loss` at 0 with each fit, while its `evaluation_loss_vs_iterations` counts on.)
 */
function restartOf(current: readonly EventLog[], next: EventLog): "later" | "concurrent" | null {
  const starts = telling(next).flatMap((tag) => startOfTag(current, next, tag) ?? []);
  if (starts.every((start) => start === "after")) return null;
  const lastTime = Math.max(...current.map((log) => (Number.isNaN(log.end) ? 0 : log.end)));
  if (startOf(next) < lastTime) return "concurrent";
  const again = starts.filter((start) => start === "again").length;
  return again * 2 >= starts.length ? "later" : null;
}

/** Tags with two values or more; single ones are often marks that each start writes (`hp_metric` of Lightning). */
function telling(log: EventLog): string[] {
  const tags = [...log.scalars].filter(([, values]) => values.rows.length > 1).map(([tag]) => tag);
  return tags.length > 0 ? tags : [...log.scalars.keys()];
}

function startOfTag(
  current: readonly EventLog[],
  next: EventLog,
  tag: string,
): "again" | "within" | "after" | null {
  const ranges = current.flatMap((log) => stepRange(log, tag) ?? []);
  const begin = stepRange(next, tag)?.first;
  if (ranges.length === 0 || begin === undefined) return null;
  if (begin > Math.max(...ranges.map((range) => range.last))) return "after";
  return begin <= Math.min(...ranges.map((range) => range.first)) ? "again" : "within";
}

/** Keras opens the validation file some time after the training file of the same fit, so the first lane sets the bounds. */
function earliestLane(lanes: readonly Lane[]): Lane {
  const startOfLane = (lane: Lane): number => {
    const first = lane.logs.find((log) => log.scalars.size > 0);
    return first ? startOf(first) : Number.POSITIVE_INFINITY;
  };
  return lanes.reduce((best, lane) => (startOfLane(lane) < startOfLane(best) ? lane : best));
}
