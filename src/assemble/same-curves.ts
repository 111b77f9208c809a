import { METRIC_ROLES } from "../model/metric-role.ts";
import type { RawSeries, RunPart } from "../model/run.ts";
import { resolveName } from "../names/metric-names.ts";

/**
 * Joins runs that are one training in the books of two loggers: W&B's folder beside Ultralytics' own, Keras' CSV beside
 * one of the trainings of an event folder. Not names but values tell: a loss or metric that is as long and ends in the
 * same numbers. Two runs of one format are two runs, however alike.
 */
export function joinSameCurves(
  homes: ReadonlyMap<string, string>,
  parts: readonly { readonly folder: string; readonly part: RunPart }[],
): Map<string, string> {
  const joined = new Map(homes);
  const runs = runsOf(homes, parts);
  if (runs.length > MOST_RUNS || new Set(runs.flatMap(({ readers }) => [...readers])).size < 2) return joined;
  for (const [i, run] of runs.entries()) {
    const to = joined.get(run.home) ?? run.home;
    for (const twin of twinsOf(run, runs.slice(i + 1))) {
      const from = joined.get(twin.home);
      for (const [folder, home] of joined) if (home === from) joined.set(folder, to);
    }
  }
  return joined;
}

/** Every pair is compared; a store of more runs than this has a logger of its own. */
const MOST_RUNS = 300;

/** Last values that must agree; fewer would make a constant ending a twin of any other. */
const LAST = 5;

/** Loggers print five digits or more, and TensorBoard keeps 32-bit floats. */
const SAME = 1e-4;

interface RunCurves {
  readonly home: string;
  readonly readers: ReadonlySet<string>;
  readonly curves: readonly RawSeries[];
}

function runsOf(
  homes: ReadonlyMap<string, string>,
  parts: readonly { readonly folder: string; readonly part: RunPart }[],
): RunCurves[] {
  const runs = new Map<string, { readers: Set<string>; curves: RawSeries[] }>();
  for (const { folder, part } of parts) {
    const home = homes.get(folder);
    if (home === undefined || part.kind !== "series") continue;
    const run = runs.get(home) ?? { readers: new Set(), curves: [] };
    runs.set(home, run);
    run.readers.add(part.reader);
    run.curves.push(...part.series.filter(isTelling));
  }
  return [...runs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([home, run]) => ({ home, ...run }));
}

/** A learning rate is the same in every run of a sweep, and so is a metric that stands still. */
function isTelling({ sourceName, values }: RawSeries): boolean {
  if (values.length < LAST) return false;
  const { family } = METRIC_ROLES[resolveName(sourceName).role];
  return (family === "loss" || family === "metric") && new Set(values.slice(-LAST)).size === LAST;
}

function isDisjoint(a: RunCurves, b: RunCurves): boolean {
  return [...a.readers].every((reader) => !b.readers.has(reader));
}

/**
 * Of each other logger the run that shares most curves: trainings of one seed may share one or two (a share of boxes
 * before any training). Two that fit alike are two runs that came out the same: nothing tells which is meant.
 */
function twinsOf(run: RunCurves, others: readonly RunCurves[]): RunCurves[] {
  const loggers = new Map<string, { best: RunCurves | null; same: number }>();
  for (const other of others) {
    const same = isDisjoint(run, other) ? sameCurves(run, other) : 0;
    const logger = [...other.readers].sort().join(" ");
    const known = loggers.get(logger) ?? { best: null, same: 0 };
    if (same > known.same) loggers.set(logger, { best: other, same });
    else if (same > 0 && same === known.same) loggers.set(logger, { best: null, same });
  }
  return [...loggers.values()].flatMap(({ best }) => best ?? []);
}

function sameCurves(a: RunCurves, b: RunCurves): number {
  return a.curves.filter((one) => b.curves.some((other) => isSame(one.values, other.values))).length;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  // A logger may repeat or drop a row or two.
  if (Math.abs(a.length - b.length) > Math.max(2, a.length * 0.02)) return false;
  for (let i = 1; i <= LAST; i++) {
    const [x, y] = [a.at(-i) ?? Number.NaN, b.at(-i) ?? Number.NaN];
    if (!(Math.abs(x - y) <= SAME * Math.max(Math.abs(x), Math.abs(y)))) return false;
  }
  return true;
}
