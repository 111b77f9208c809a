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
  const starts: { readonly time: number; readonly concurrent: boolean }[] = [];
  let current: EventLog[] = [];
  for (const log of main.logs) {
    const restart = current.length > 0 ? restartOf(current, log) : null;
    if (restart) starts.push({ time: startOf(log), concurrent: restart === "concurrent" });
    current = restart ? [log] : [...current, log];
  }
  if (starts.length === 0) return [{ lanes: family.lanes, concurrent: false }];
  const bounds = [{ time: Number.NEGATIVE_INFINITY, concurrent: false }, ...starts];
  return bounds.map(({ time, concurrent }, i) => ({
    concurrent,
    lanes: lanesBetween(family.lanes, time, bounds[i + 1]?.time ?? Number.POSITIVE_INFINITY),
  }));
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

function lanesBetween(lanes: readonly Lane[], from: number, to: number): Lane[] {
  return lanes.flatMap((lane) => {
    const logs = lane.logs.filter((log) => startOf(log) >= from && startOf(log) < to);
    return logs.length > 0 ? [{ ...lane, logs }] : [];
  });
}

/** Keras opens the validation file some time after the training file of the same fit, so the first lane sets the bounds. */
function earliestLane(lanes: readonly Lane[]): Lane {
  const startOfLane = (lane: Lane): number => {
    const first = lane.logs.find((log) => log.scalars.size > 0);
    return first ? startOf(first) : Number.POSITIVE_INFINITY;
  };
  return lanes.reduce((best, lane) => (startOfLane(lane) < startOfLane(best) ? lane : best));
}
