import type { Notice } from "../model/position.ts";
import { type Series, stepAt } from "../model/series.ts";
import { isRankOfJob, jobOfFile, rankOfFile } from "../names/rank-of-file.ts";

/**
 * What is worth a line where the ranks of one job wrote a file each: that they were joined, a rank that ended earlier, one
 * with NaN where the others have numbers, and the one that takes longer than the rest. Losses may differ, as each rank
 * sees other examples.
 */
export function rankNotices(series: readonly Series[]): Notice[] {
  const groups = [...ranksByQuantity(series).values()].filter((group) => group.length > 1);
  if (groups.length === 0) return [];
  const files = [...new Set(groups.flat().map((one) => one.series.file))].sort();
  const shown =
    files.length > 4 ? `${files.slice(0, 4).join(", ")} and ${files.length - 4} more` : files.join(", ");
  const message = `${files.length} ranks of one job wrote a file each (${shown}); each quantity is taken from the rank that has it most finely, the lowest where they are equal`;
  return [
    { level: "info", code: "ranks-joined", message, at: null },
    ...once(groups.flatMap(endsEarlier)),
    ...groups.flatMap(notFinite),
    ...groups.flatMap(straggler),
  ];
}

interface Ranked {
  readonly rank: number;
  readonly series: Series;
}

function ranksByQuantity(series: readonly Series[]): Map<string, Ranked[]> {
  const groups = new Map<string, Ranked[]>();
  const files = [...new Set(series.map(({ file }) => file))];
  const members = new Set(files.filter((file) => isRankOfJob(file, files)));
  for (const one of series) {
    const rank = rankOfFile(one.file);
    if (rank === null || !members.has(one.file)) continue;
    // The profiler's reader puts the rank before the name itself.
    const name = one.sourceName.replace(/^rank \d+ /, "");
    const key = [jobOfFile(one.file), name, one.split].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), { rank, series: one }]);
  }
  return groups;
}

/** A rank that logs no more while others go on has died or hangs; one row less is a log that was cut. */
function endsEarlier(group: readonly Ranked[]): Notice[] {
  const last = Math.max(...group.map(({ series }) => lastStep(series)));
  return group.flatMap(({ rank, series }): Notice[] => {
    const interval = last / Math.max(1, series.values.length);
    if (!(last - lastStep(series) > 2 * interval)) return [];
    const message = `Rank ${rank} ends at step ${lastStep(series)}, another rank goes on to step ${last}`;
    return [{ level: "warning", code: "rank-differs", message, at: { file: series.file } }];
  });
}

function lastStep(series: Series): number {
  return stepAt(series, series.values.length - 1);
}

function notFinite(group: readonly Ranked[]): Notice[] {
  const bad = group.filter(({ series }) => series.values.some((value) => !Number.isFinite(value)));
  if (bad.length === 0 || bad.length === group.length) return [];
  return bad.map(({ rank, series }) => {
    const first = series.values.findIndex((value) => !Number.isFinite(value));
    const message = `Rank ${rank} has ${series.sourceName} ${series.values[first]} at step ${stepAt(series, first)}; ${group.length - bad.length} of ${group.length} ranks have none`;
    const at = { file: series.file, [series.axes.rowUnit]: series.axes.row[series.index[first] ?? 0] ?? 0 };
    return { level: "warning", code: "rank-differs", message, at };
  });
}

/** Longer by a quarter than the next slowest: below that, ranks of healthy jobs differ by their data and their place. */
const LONGER = 1.25;

function straggler(group: readonly Ranked[]): Notice[] {
  const role = group[0]?.series.role;
  if (role !== "step-time" && role !== "data-time") return [];
  const times = group
    .map(({ rank, series }) => ({ rank, series, time: perStep(series.values) }))
    .sort((a, b) => b.time - a.time);
  const [slowest, next] = times;
  if (slowest === undefined || next === undefined || !(next.time > 0 && slowest.time >= LONGER * next.time))
    return [];
  const ratio = (slowest.time / next.time).toFixed(2);
  const message = `Rank ${slowest.rank} is the straggler: ${slowest.series.sourceName} is ${ratio} times that of the next slowest of ${group.length} ranks`;
  return [{ level: "warning", code: "rank-differs", message, at: { file: slowest.series.file } }];
}

/** All its finite times over their number. */
function perStep(values: Float64Array): number {
  const finite = values.filter(Number.isFinite);
  return finite.reduce((sum, value) => sum + value, 0) / Math.max(1, finite.length);
}

/** Every quantity of a rank ends at the same step. */
function once(notices: readonly Notice[]): Notice[] {
  return notices.filter((one, i) => notices.findIndex((other) => other.message === one.message) === i);
}
