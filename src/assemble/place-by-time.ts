import type { Axes } from "../model/series.ts";
import type { OwnedSeries } from "./resolve-series.ts";

/**
 * Puts rows that have a time but no step (what a tool samples of the machine) at the step that was last logged by then.
 * Rows before the first step stand at the first.
 */
export function placeByTime(owned: readonly OwnedSeries[]): readonly OwnedSeries[] {
  const clock = owned.some(hasTimeOnly) ? clockOf(owned) : null;
  if (clock === null) return owned;
  const placed = new Map<Axes, Axes>();
  return owned.map((one) => {
    const { axes } = one.raw;
    if (!hasTimeOnly(one) || axes.time === null || !overlaps(axes.time, clock)) return one;
    const moved = placed.get(axes) ?? onClock(axes, axes.time, clock);
    placed.set(axes, moved);
    return { ...one, raw: { ...one.raw, axes: moved } };
  });
}

function hasTimeOnly({ raw }: OwnedSeries): boolean {
  return raw.axes.stepUnit === "row" && raw.axes.time !== null;
}

interface Clock {
  readonly time: readonly number[];
  readonly step: readonly number[];
}

function clockOf(owned: readonly OwnedSeries[]): Clock | null {
  const timed = owned
    .filter(({ raw }) => raw.axes.stepUnit === "step" && raw.axes.time !== null)
    .sort((a, b) => b.raw.index.length - a.raw.index.length)[0];
  if (timed === undefined) return null;
  const { axes, index } = timed.raw;
  const rows = Array.from(index, (row) => ({
    time: axes.time?.[row] ?? Number.NaN,
    step: axes.step[row] ?? Number.NaN,
  }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time);
  if (rows.length < 2) return null;
  return { time: rows.map((row) => row.time), step: rows.map((row) => row.step) };
}

/** Samples of another hour, or in another zone that nobody wrote down, say nothing of these steps. */
function overlaps(time: Float64Array, clock: Clock): boolean {
  const from = clock.time[0] ?? Number.NaN;
  const to = clock.time.at(-1) ?? Number.NaN;
  return time.some((at) => at >= from && at <= to);
}

function onClock(axes: Axes, time: Float64Array, clock: Clock): Axes {
  return { ...axes, stepUnit: "step", step: time.map((at) => clock.step[lastBefore(clock.time, at)] ?? 0) };
}

function lastBefore(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
