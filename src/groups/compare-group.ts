import type { ComparedGroup, GroupMember, Spread } from "../model/group.ts";
import { inputsOf, type SeriesInput } from "../model/inputs.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import { type Series, stepAt } from "../model/series.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { itemCount } from "../signals/item-count.ts";
import { endLevel } from "../signals/run-course.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { quantileOf } from "../stats/quantile-of.ts";
import { findingsOf } from "./findings-of.ts";
import type { Diagnosed, Gathered } from "./group-runs.ts";
import { differingSettings } from "./settings-of.ts";

/** In which order a quantity is looked for that all runs log: what people compare runs by comes first. */
const COMPARED: readonly SeriesInput[] = [
  "validation-metric",
  "validation-loss",
  "test-metric",
  "test-loss",
  "train-metric",
  "train-loss",
];

/** Compares the runs of a group; null where they share no quantity with a better side. Causes come from its checks later. */
export function compareGroup({ kind, because, runs }: Gathered): ComparedGroup | null {
  const compared = sharedSeries(runs);
  const [first] = compared ?? [];
  if (!compared || !first) return null;
  const better = METRIC_ROLES[first.role].better;
  const sign = better === "higher" ? -1 : 1;
  const order = compared
    .map((series, i) => ({ series, i, end: endOf(series) }))
    .sort((a, b) => rankOf(sign * a.end) - rankOf(sign * b.end) || a.i - b.i);
  const members = order.map(({ series, i, end }) => memberOf(runs[i], series, end));
  const group = {
    kind,
    because,
    metric: {
      name: first.sourceName,
      role: first.role,
      split: first.split,
      better,
      stepUnit: first.axes.stepUnit,
    },
    members,
    spread: spreadOf(members.map(({ final }) => final)),
    noise: noiseOf(compared),
    settings: differingSettings(order.flatMap(({ i }) => runs[i]?.run ?? [])),
  };
  return { ...group, findings: findingsOf(group) };
}

function rankOf(value: number): number {
  return Number.isFinite(value) ? value : Number.MAX_VALUE;
}

/** The first quantity that all runs log under one role and that has a better side. */
function sharedSeries(runs: readonly Diagnosed[]): readonly Series[] | null {
  const inputs = runs.map(({ run }) => inputsOf(run));
  for (const name of COMPARED) {
    const found = inputs.flatMap((one) => one[name] ?? []);
    const roles = new Set(found.map(({ role }) => role));
    const [role] = roles;
    if (found.length < runs.length || roles.size !== 1 || role === undefined) continue;
    if (METRIC_ROLES[role].better === "higher" || METRIC_ROLES[role].better === "lower") return found;
  }
  return null;
}

/** The level of the end; what ends in NaN or an infinity has none. */
function endOf(series: Series): number {
  return Number.isFinite(series.values.at(-1)) ? endLevel(series) : Number.NaN;
}

/** Points drawn of one of many lines. */
const MOST_POINTS = 300;

function memberOf(one: Diagnosed | undefined, series: Series, final: number): GroupMember {
  const best = bestEvaluation(series);
  const stride = Math.max(1, Math.ceil(series.values.length / MOST_POINTS));
  const kept = Array.from(series.values.keys()).filter(
    (i) => i % stride === 0 || i === series.values.length - 1,
  );
  const [cause] = one?.diagnosis.causes ?? [];
  return {
    run: one?.run.name ?? "",
    verdict: one?.diagnosis.verdict ?? "inconclusive",
    cause: cause && cause.confidence >= 0.5 ? cause.id : null,
    final,
    best: best?.value ?? Number.NaN,
    bestStep: best?.step ?? Number.NaN,
    steps: kept.map((i) => stepAt(series, i)),
    values: kept.map((i) =>
      stride === 1
        ? (series.values[i] ?? Number.NaN)
        : medianOf(series.values.subarray(Math.max(0, i - stride + 1), i + 1)),
    ),
  };
}

function spreadOf(finals: readonly number[]): Spread {
  const finite = finals.filter(Number.isFinite);
  const at = (share: number) => quantileOf(finite, share);
  return {
    n: finite.length,
    lost: finals.length - finite.length,
    min: at(0),
    q1: at(0.25),
    median: at(0.5),
    q3: at(0.75),
    max: at(1),
  };
}

/** Fewest evaluations of a last quarter that show how much they jump. */
const FEWEST_LATE = 4;

/** Chance of one evaluation: of an accuracy from its number of items, else from how much late evaluations jump. */
function noiseOf(compared: readonly Series[]): ComparedGroup["noise"] {
  const items = compared.map((series) => itemCount(series)?.items ?? 0);
  const most = Math.max(...items);
  if (most > 0 && items.every((count) => count > 0)) {
    const share = medianOf(
      compared.map((series) => endLevel(series) / (series.unit === "percent" ? 100 : 1)),
    );
    const scale = compared[0]?.unit === "percent" ? 100 : 1;
    const value = scale * Math.sqrt((share * (1 - share)) / most);
    return { value, because: `one standard error of a share of ${numberWords(most)} items` };
  }
  const jumps = compared.flatMap((series) => {
    const late = series.values
      .subarray(Math.floor(0.75 * series.values.length))
      .filter((value) => Number.isFinite(value));
    const changes = late.subarray(1).map((value, i) => Math.abs(value - (late[i] ?? value)));
    // Two values of noise s lie 0.954 s apart in the median.
    return late.length < FEWEST_LATE ? [] : [medianOf(changes) / 0.954];
  });
  if (jumps.length < compared.length) return null;
  return { value: medianOf(jumps), because: "how far late evaluations of one run jump" };
}
