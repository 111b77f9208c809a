import type { ConfigEntry } from "../model/config.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Notice } from "../model/position.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";

/**
 * Says of runs beside each other which goes on where which ended: because its settings name a checkpoint of the other, or
 * because its steps begin where the other's end. They stay runs of their own, as two may go on from one.
 */
export function linkRuns(runs: readonly Run[]): Run[] {
  if (runs.length < 2 || runs.length > MOST_RUNS) return [...runs];
  const spans = runs.map(spanOf);
  return runs.map((run, i) => {
    const link = namedStart(run, runs) ?? stepLink(i, runs, spans);
    return link === null ? run : { ...run, notices: [...run.notices, link] };
  });
}

/** Every pair is compared. */
const MOST_RUNS = 300;

/** Settings that say from which checkpoint a training goes on. */
const RESUME_KEY =
  /(^|[._/])(resume(_from)?(_checkpoint|_path|_ckpt)?|ckpt_path|checkpoint_path|load_from|init_from|restore(_from|_path)?)$/i;

function namedStart(run: Run, runs: readonly Run[]): Notice | null {
  const entries = (run.config?.entries ?? []).filter(
    ({ key, value }) => RESUME_KEY.test(key) && typeof value === "string" && value.includes("/"),
  );
  for (const entry of entries) {
    const other = runs.find((one) => one !== run && names(entry, folderOf(one)));
    if (other !== undefined) {
      const message = `${entry.key} names a checkpoint of ${other.name}: this run goes on from there`;
      return { level: "info", code: "resume", message, at: entry.at };
    }
  }
  return null;
}

/** Whether a path goes through the folder of a run; the machine that wrote it had other folders above. */
function names({ value }: ConfigEntry, folder: string): boolean {
  return folder !== "" && `/${String(value).replaceAll("\\", "/")}/`.includes(`/${folder}/`);
}

/** The last folder of a run's name, by which it is told from its neighbours. */
function folderOf({ name }: Run): string {
  return name.includes("/") ? name.slice(name.lastIndexOf("/") + 1) : "";
}

/** Two runs of a few values begin and end anywhere. */
const LEAST_POINTS = 5;

interface Span {
  readonly first: number;
  readonly last: number;
  /** Steps between two values, at most: how coarsely the run logs. */
  readonly gap: number;
  readonly names: ReadonlySet<string>;
}

function stepLink(i: number, runs: readonly Run[], spans: readonly (Span | null)[]): Notice | null {
  const own = spans[i];
  const run = runs[i];
  if (!own || !run || own.first <= own.gap) return null;
  const before = runs.flatMap((other, j) => {
    const span = spans[j];
    return other !== run && span && other.format === run.format && precedes(span, own)
      ? [{ other, span }]
      : [];
  });
  const [only] = before;
  // Where two ended there, nothing tells which is meant.
  if (only === undefined || before.length > 1) return null;
  const message =
    `The first step is ${own.first}, and ${only.other.name} ends at ${only.span.last}: ` +
    "this run goes on from there, by its steps";
  return { level: "info", code: "resume", message, at: null };
}

/** Begins where the other ends or no more than either logs apart behind it, with the same quantities. */
function precedes(before: Span, after: Span): boolean {
  const distance = after.first - before.last;
  if (!(distance >= 0 && distance <= Math.max(before.gap, after.gap))) return false;
  const shared = [...after.names].filter((name) => before.names.has(name)).length;
  return shared * 2 > after.names.size;
}

function spanOf({ series }: Run): Span | null {
  const counted = series.filter(
    ({ axes, role, index }) =>
      axes.stepUnit === "step" && METRIC_ROLES[role].family !== "resource" && index.length >= LEAST_POINTS,
  );
  if (counted.length === 0) return null;
  const ends = counted.map(endsOf);
  return {
    first: Math.min(...ends.map(({ first }) => first)),
    last: Math.max(...ends.map(({ last }) => last)),
    gap: Math.min(...ends.map(({ first, last, points }) => (last - first) / (points - 1))),
    names: new Set(counted.map(({ sourceName }) => sourceName)),
  };
}

function endsOf({ axes, index }: Series): { first: number; last: number; points: number } {
  const first = axes.step[index[0] ?? 0] ?? Number.NaN;
  const last = axes.step[index.at(-1) ?? 0] ?? Number.NaN;
  return { first, last, points: index.length };
}
