import type { Notice } from "../model/position.ts";
import type { RunFacts } from "../model/run.ts";
import type { Axes } from "../model/series.ts";
import { placeByTime } from "./place-by-time.ts";
import type { OwnedSeries } from "./resolve-series.ts";

/** Series on one step axis where the files allow it, with what was worked out. */
export interface SharedAxes {
  readonly owned: readonly OwnedSeries[];
  readonly notices: readonly Notice[];
  /** Steps of an epoch, where the files say or show it. */
  readonly stepsPerEpoch: number | null;
}

/** Puts series that count epochs on the step axis of the others, by the steps an epoch has. */
export function shareAxes(owned: readonly OwnedSeries[], facts: RunFacts): SharedAxes {
  const placed = placeByTime(owned);
  const all = [...new Set(placed.map((one) => one.raw.axes))];
  const steps = all.filter((axes) => axes.stepUnit === "step");
  const epochs = all.filter((axes) => axes.stepUnit === "epoch");
  const stepsPerEpoch = facts.stepsPerEpoch ?? stepsPerEpochOf(steps);
  if (steps.length === 0 || epochs.length === 0 || stepsPerEpoch === null) {
    return { owned: placed, notices: [], stepsPerEpoch };
  }
  const offset = steps.some((axes) => axes.step.includes(0)) ? 1 : 0;
  const moved = new Map(epochs.map((axes) => [axes, onSteps(axes, stepsPerEpoch, offset)]));
  const files = [...new Set(placed.filter((one) => moved.has(one.raw.axes)).map((one) => one.raw.file))];
  return {
    owned: placed.map((one) => {
      const axes = moved.get(one.raw.axes);
      return axes === undefined ? one : { ...one, raw: { ...one.raw, axes, cadence: "epoch" } };
    }),
    notices: files.map((file) => ({
      level: "info",
      code: "axis-derived",
      message: `${file} counts epochs; with ${stepsPerEpoch} steps an epoch its values stand on the step axis`,
      at: { file },
    })),
    stepsPerEpoch,
  };
}

/** A value of a whole epoch stands at the epoch's last step; counted from 0 that is one less than the steps done. */
function onSteps(axes: Axes, stepsPerEpoch: number, offset: number): Axes {
  const done = axes.epoch ?? axes.step;
  return {
    ...axes,
    stepUnit: "step",
    step: done.map((epoch) => Math.max(0, Math.round(epoch * stepsPerEpoch) - offset)),
    epoch: done,
  };
}

function stepsPerEpochOf(axes: readonly Axes[]): number | null {
  const longest = axes
    .filter((one) => one.epoch !== null)
    .sort((a, b) => b.step.length - a.step.length)
    .map((one) => fromRows(one.step, one.epoch ?? one.step))
    .find((found) => found !== null);
  return longest ?? null;
}

/** From rows that log both: fractional epochs give it by proportion, whole ones by where they begin. */
function fromRows(step: Float64Array, epoch: Float64Array): number | null {
  const begins = new Map<number, number>();
  let [lastStep, lastEpoch] = [0, Number.NEGATIVE_INFINITY];
  let isWhole = true;
  for (let i = 0; i < step.length; i += 1) {
    const at = step[i] ?? Number.NaN;
    const done = epoch[i] ?? Number.NaN;
    if (!Number.isFinite(at) || !Number.isFinite(done)) continue;
    if (done > lastEpoch) [lastStep, lastEpoch] = [at, done];
    isWhole &&= Number.isInteger(done);
    if (isWhole) begins.set(done, Math.min(begins.get(done) ?? at, at));
  }
  return isWhole ? byBegins(begins) : byProportion(lastStep, lastEpoch);
}

function byBegins(begins: ReadonlyMap<number, number>): number | null {
  const sorted = [...begins].sort((a, b) => a[0] - b[0]);
  const lengths = sorted
    .slice(1)
    .map(([at, begin], i) => (begin - (sorted[i]?.[1] ?? 0)) / (at - (sorted[i]?.[0] ?? 0)))
    .sort((a, b) => a - b);
  const middle = lengths[lengths.length >> 1];
  return middle !== undefined && middle >= 1 ? Math.round(middle) : null;
}

function byProportion(step: number, epoch: number): number | null {
  if (epoch <= 0 || step <= 0) return null;
  const perEpoch = Math.round(step / epoch);
  return perEpoch >= 1 ? perEpoch : null;
}
