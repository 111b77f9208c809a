import type { Notice } from "../model/position.ts";
import type { Axes } from "../model/series.ts";
import type { OwnedSeries } from "./resolve-series.ts";

/** Series with the files of a resumed run joined, and what was joined. */
export interface JoinedSeries {
  readonly owned: readonly OwnedSeries[];
  readonly notices: readonly Notice[];
}

/**
 * Joins the logs of a run that was resumed into a new file beside the old one (mmcv and many scripts start a new log at
 * each start). A later file goes on where an earlier one was; from its first step on it wins.
 */
export function joinResumed(owned: readonly OwnedSeries[]): JoinedSeries {
  const chains = new Map<OwnedSeries, readonly OwnedSeries[]>();
  for (const same of sameQuantity(owned).values()) {
    const chain = chainOf(same);
    if (chain !== null) for (const one of chain) chains.set(one, chain);
  }
  if (chains.size === 0) return { owned, notices: [] };
  const known = new Map<string, Axes>();
  const starts = new Map<string, number>();
  const joined: OwnedSeries[] = [];
  for (const one of owned) {
    const chain = chains.get(one);
    if (chain === undefined) joined.push(one);
    else if (chain[0] === one) joined.push(joinChain(chain, known, starts));
  }
  return { owned: joined, notices: [...starts].map(([file, step]) => resumeNotice(file, step)) };
}

function sameQuantity(owned: readonly OwnedSeries[]): Map<string, OwnedSeries[]> {
  const same = new Map<string, OwnedSeries[]>();
  for (const one of owned) {
    const { raw } = one;
    const key = [one.reader, raw.sourceName, raw.split, one.folderSplit, raw.axes.stepUnit].join("\n");
    same.set(key, [...(same.get(key) ?? []), one]);
  }
  return same;
}

/** The files in order where each begins within or right after the one before and reaches further; else null. */
function chainOf(same: readonly OwnedSeries[]): readonly OwnedSeries[] | null {
  const files = new Set(same.map(({ raw }) => raw.file));
  if (same.length < 2 || files.size < same.length || same.some(({ raw }) => raw.index.length < 2))
    return null;
  const sorted = [...same].sort((a, b) => spanOf(a).first - spanOf(b).first);
  const goesOn = sorted.every((one, i) => {
    const before = sorted[i - 1];
    if (before === undefined || one.raw.axes.stepUnit === "row") return one.raw.axes.stepUnit !== "row";
    const [from, to] = [spanOf(before), spanOf(one)];
    return to.first > from.first && to.last > from.last && to.first - from.last <= longestGap(before, one);
  });
  return goesOn ? sorted : null;
}

/** A gap longer than all that ran before, and than two intervals of what follows, is no resume. */
function longestGap(before: OwnedSeries, after: OwnedSeries): number {
  const [from, to] = [spanOf(before), spanOf(after)];
  const interval = (to.last - to.first) / (after.raw.index.length - 1);
  return Math.max(from.last - from.first, 2 * interval);
}

function spanOf({ raw }: OwnedSeries): { first: number; last: number } {
  // Steps within one file may repeat, but its ends are its ends.
  const ends = [raw.index[0], raw.index.at(-1)].map((row) => raw.axes.step[row ?? -1] ?? Number.NaN);
  return { first: Math.min(...ends), last: Math.max(...ends) };
}

function joinChain(
  chain: readonly OwnedSeries[],
  known: Map<string, Axes>,
  starts: Map<string, number>,
): OwnedSeries {
  const [first] = chain;
  if (first === undefined) throw new Error("a chain has at least two series");
  const key = chain.map(({ raw }) => `${raw.file} ${raw.axes.step.length}`).join("\n");
  const axes = known.get(key) ?? joinAxes(chain);
  known.set(key, axes);
  const index: number[] = [];
  const values: number[] = [];
  let offset = 0;
  chain.forEach(({ raw }, i) => {
    const next = chain[i + 1];
    const end = next === undefined ? Number.POSITIVE_INFINITY : spanOf(next).first;
    if (i > 0)
      starts.set(raw.file, Math.min(starts.get(raw.file) ?? Infinity, spanOf(chain[i] ?? first).first));
    raw.index.forEach((row, point) => {
      if ((raw.axes.step[row] ?? 0) >= end) return;
      index.push(row + offset);
      values.push(raw.values[point] ?? Number.NaN);
    });
    offset += raw.axes.step.length;
  });
  const raw = { ...first.raw, axes, index: Int32Array.from(index), values: Float64Array.from(values) };
  return { ...first, raw };
}

function joinAxes(chain: readonly OwnedSeries[]): Axes {
  const all = chain.map(({ raw }) => raw.axes);
  const length = all.reduce((sum, axes) => sum + axes.step.length, 0);
  const column = (read: (axes: Axes) => Float64Array | null) => {
    const joined = new Float64Array(length).fill(Number.NaN);
    let at = 0;
    for (const axes of all) {
      const values = read(axes);
      if (values !== null) joined.set(values, at);
      at += axes.step.length;
    }
    return joined;
  };
  let fromRow = 0;
  const files = chain.map(({ raw }) => {
    const range = { file: raw.file, fromRow };
    fromRow += raw.axes.step.length;
    return range;
  });
  return {
    stepUnit: all[0]?.stepUnit ?? "step",
    step: column((axes) => axes.step),
    epoch: all.some((axes) => axes.epoch !== null) ? column((axes) => axes.epoch) : null,
    time: all.some((axes) => axes.time !== null) ? column((axes) => axes.time) : null,
    row: Int32Array.from(all.flatMap((axes) => Array.from(axes.row))),
    rowUnit: all[0]?.rowUnit ?? "line",
    files,
  };
}

function resumeNotice(file: string, step: number): Notice {
  return {
    level: "info",
    code: "resume",
    message: `The run goes on in ${file} from ${step}; from there on its values count`,
    at: { file },
  };
}
