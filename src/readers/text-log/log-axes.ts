import type { Notice } from "../../model/position.ts";
import type { Axes } from "../../model/series.ts";
import type { LogRows } from "./log-rows.ts";

/** The axes of a log, one set for each thing it counts in; all have one place per row. */
export interface LogAxes {
  readonly byStep: Axes;
  readonly byEpoch: Axes;
  readonly byRow: Axes;
  readonly notices: readonly Notice[];
}

/** Turns the log's own counts into steps and epochs that go on through the run. */
export function logAxes(rows: LogRows, file: string): LogAxes {
  const epochs = epochsOf(rows);
  const steps = stepsOf(rows, epochs);
  const length = rows.length;
  const time = rows.column("time");
  const common = {
    epoch: epochs.known ? epochsAlong(rows, epochs, steps) : null,
    time: time.some((value) => !Number.isNaN(value)) ? time.slice() : null,
    row: rows.lines.numbers(),
    rowUnit: "line" as const,
  };
  const notices: Notice[] = [];
  if (steps.perEpoch !== null) {
    notices.push({
      level: "info",
      code: "axis-derived",
      message: `Steps are counted within each epoch; with ${steps.perEpoch} steps an epoch they are joined to one count`,
      at: { file },
    });
  }
  if (common.time !== null && rows.unzoned) {
    notices.push({
      level: "info",
      code: "unit-assumed",
      message: "Times without a zone are read as UTC",
      at: { file },
    });
  }
  const logged = rows.column("epoch");
  return {
    byStep: { stepUnit: "step", step: steps.along, ...common },
    byEpoch: { stepUnit: "epoch", step: epochs.fractional ? logged.slice() : withShares(rows), ...common },
    byRow: { stepUnit: "row", step: Float64Array.from({ length }, (_, i) => i), ...common },
    notices,
  };
}

interface Epochs {
  readonly known: boolean;
  readonly fractional: boolean;
  /** The number of the first epoch: 0 or 1. */
  readonly base: number;
}

function epochsOf(rows: LogRows): Epochs {
  const epoch = rows.column("epoch");
  const own = rows.column("own");
  let [known, fractional, base] = [false, false, 1];
  for (let i = 0; i < epoch.length; i += 1) {
    const value = epoch[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    known = true;
    if (((own[i] ?? 0) & 1) === 1 && !Number.isInteger(value)) fractional = true;
    if (value === 0) base = 0;
  }
  return { known, fractional, base: fractional ? 0 : base };
}

interface Steps {
  readonly along: Float64Array;
  /** Set where the log counts within the epoch. */
  readonly perEpoch: number | null;
}

function stepsOf(rows: LogRows, epochs: Epochs): Steps {
  const step = rows.column("step");
  const perEpoch = epochs.known && !epochs.fractional ? stepsPerEpoch(rows) : null;
  const along = new Float64Array(step.length);
  const epoch = rows.column("epoch");
  const own = rows.column("own");
  for (let i = 0; i < step.length; i += 1) {
    const logged = step[i] ?? Number.NaN;
    const before = (epoch[i] ?? Number.NaN) - epochs.base;
    // Before the first counter nothing has been trained.
    if (perEpoch === null || Number.isNaN(before)) along[i] = Number.isNaN(logged) ? 0 : logged;
    else if (own[i] === 1 || Number.isNaN(logged)) along[i] = (before + 1) * perEpoch;
    else along[i] = before * perEpoch + logged;
  }
  return { along, perEpoch };
}

/** Steps in an epoch where the counter starts again with each epoch; null where it goes on. */
function stepsPerEpoch(rows: LogRows): number | null {
  const own = rows.column("own");
  const [step, epoch, totals] = [rows.column("step"), rows.column("epoch"), rows.column("steps")];
  let [rises, resets, largest, total, last] = [0, 0, 0, 0, -1];
  for (let i = 0; i < step.length; i += 1) {
    if (((own[i] ?? 0) & 2) === 0) continue;
    // Comparing with NaN, before the first such row, is false.
    const rose = Number(epoch[i]) > Number(epoch[last]);
    rises += Number(rose);
    resets += Number(rose && Number(step[i]) <= Number(step[last]));
    largest = Math.max(largest, step[i] ?? 0);
    total = Math.max(total, totals[i] || 0);
    last = i;
  }
  if (rises === 0 || resets * 2 <= rises) return null;
  return total > 0 ? total : largest;
}

/** Epochs as logged, with the share that a bar shows: `Epoch 3`, 45/100 is 2.45 epochs after the start. */
function withShares(rows: LogRows): Float64Array {
  const share = rows.column("share");
  return rows.column("epoch").map((epoch, i) => {
    const reached = share[i] ?? Number.NaN;
    return Number.isNaN(reached) || reached === 1 ? epoch : epoch - 1 + reached;
  });
}

/** Fractional epochs since the start of training; NaN where a line in the middle of an epoch does not say how far. */
function epochsAlong(rows: LogRows, epochs: Epochs, steps: Steps): Float64Array {
  if (epochs.fractional) return rows.column("epoch").slice();
  const own = rows.column("own");
  const share = rows.column("share");
  const step = rows.column("step");
  const inner = innerStepsPerEpoch(rows, steps.perEpoch);
  return rows.column("epoch").map((epoch, i) => {
    const before = epoch - epochs.base;
    const reached = share[i] ?? Number.NaN;
    if (!Number.isNaN(reached)) return before + reached;
    const inside = ((own[i] ?? 0) & 2) === 2 || (own[i] === 0 && !Number.isNaN(step[i] ?? Number.NaN));
    if (!inside) return before + 1;
    return inner === null ? Number.NaN : (steps.along[i] ?? Number.NaN) / inner;
  });
}

/** Steps of an epoch, from a counter within the epoch or from where epochs change in a counter that goes on. */
function innerStepsPerEpoch(rows: LogRows, perEpoch: number | null): number | null {
  if (perEpoch !== null) return perEpoch;
  const own = rows.column("own");
  const step = rows.column("step");
  const epoch = rows.column("epoch");
  const ends = new Map<number, number>();
  for (let i = 0; i < step.length; i += 1) {
    if (((own[i] ?? 0) & 2) === 2) ends.set(epoch[i] ?? Number.NaN, step[i] ?? Number.NaN);
  }
  const sorted = [...ends].sort((a, b) => a[0] - b[0]).map(([, last]) => last);
  // The last epoch may be unfinished, and the first one may have begun before a resume.
  const lengths = sorted.slice(1, -1).map((end, i) => end - (sorted[i] ?? Number.NaN));
  const [first] = lengths;
  return first !== undefined && first > 0 && lengths.every((length) => length === first) ? first : null;
}
