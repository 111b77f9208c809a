import { UsageError } from "../model/errors.ts";
import { METRIC_ROLES, type MetricRole, SPLITS, type Split } from "../model/metric-role.ts";
import type { RawSeries } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { isShare, type ResolvedName, resolveName, splitFits } from "../names/metric-names.ts";
import { isRateCalledEta } from "../names/rate-called-eta.ts";
import { inferCadence } from "./infer-cadence.ts";

/** A raw series with who read it and what its folder says. */
export interface OwnedSeries {
  readonly raw: RawSeries;
  readonly reader: string;
  readonly folderSplit: Split | null;
}

/** A resolved series with what the choice of the primary ones needs to know. */
export interface ResolvedSeries {
  readonly series: Series;
  readonly reader: string;
  readonly name: ResolvedName;
  /** The user said what it is. */
  readonly declared: boolean;
}

/** Gives each series its role, split, cadence and unit; `maps` holds what the user declared. */
export function resolveSeries(
  owned: readonly OwnedSeries[],
  maps: Readonly<Record<string, string>>,
): ResolvedSeries[] {
  const declared = declaredNames(maps);
  const named = owned.map((one) => nameOne(one, declared.get(one.raw.sourceName)));
  const withSplits = named.map((one) => ({ ...one, split: splitOrDefault(one, named) }));
  const ids = new Set<string>();
  return withSplits.map((one) => ({
    series: toSeries(one, named, ids),
    reader: one.owned.reader,
    name: one.name,
    declared: one.declared,
  }));
}

interface Named {
  readonly owned: OwnedSeries;
  readonly name: ResolvedName;
  readonly split: Split | null;
  readonly declared: boolean;
}

interface Declared {
  /** Null: the primary metric, whatever its name says it measures. */
  readonly role: MetricRole | null;
  readonly split: Split | null;
}

/**
 * `loss=foo/nll`, `validation-loss=foo/val_nll`: a role, or a role on a split, and the raw name that holds it;
 * `metric=foo/score`: the metric that the run is judged by.
 */
function declaredNames(maps: Readonly<Record<string, string>>): Map<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const [key, rawName] of Object.entries(maps)) {
    if (key === "metric") {
      if (!declared.has(rawName)) declared.set(rawName, { role: null, split: null });
      continue;
    }
    const split = SPLITS.find((one) => key.startsWith(`${one}-`)) ?? null;
    const role = split === null ? key : key.slice(split.length + 1);
    if (!isRole(role)) {
      throw new UsageError(`Unknown role ${key} in --map ${key}=${rawName}: expected one such as loss`, {
        hint: `Roles are ${Object.keys(METRIC_ROLES).join(", ")}, alone or after train-, validation- or test-`,
      });
    }
    declared.set(rawName, { role, split });
  }
  return declared;
}

function isRole(word: string): word is MetricRole {
  return Object.hasOwn(METRIC_ROLES, word);
}

function nameOne(owned: OwnedSeries, declared: Declared | undefined): Named {
  const { sourceName, values, role } = owned.raw;
  const said = role ?? (isRateCalledEta(sourceName, values) ? "learning-rate" : undefined);
  const resolved = statedRole(resolveName(sourceName), said);
  const name: ResolvedName =
    declared === undefined
      ? evalSetLoss(resolved, owned)
      : { ...resolved, role: declared.role ?? metricRole(resolved, owned), qualifier: "" };
  // A folder `train` may be a run's name (Ultralytics); nothing but a name of its own makes an mAP one of training data.
  const isHeldOut = isHeldOutName(name, owned.raw.sourceName) && name.split === null;
  const given = owned.raw.split ?? name.split ?? owned.folderSplit;
  const stated = declared?.split ?? (isHeldOut && given === "train" ? null : given);
  const split = splitFits(name.role) ? stated : null;
  return { owned, name, split, declared: declared !== undefined };
}

/** A declared metric whose name says nothing is one all the same; a loss or a learning rate is none. */
function metricRole({ role }: ResolvedName, { raw }: OwnedSeries): MetricRole {
  if (role === "other") return "other-metric";
  const { family, title } = METRIC_ROLES[role];
  if (family === "metric" || role === "perplexity") return role;
  throw new UsageError(`Wrong --metric ${raw.sourceName}: its name says ${title}, expected a task metric`, {
    hint: "A name that misleads is set right by --map, e.g. --map accuracy=NAME",
  });
}

/** A format that says what it measures is not asked by name. */
function statedRole(name: ResolvedName, role: MetricRole | undefined): ResolvedName {
  return role === undefined || role === name.role ? name : { ...name, role, unit: null, qualifier: "" };
}

/** The Trainer writes `eval_<set>_loss` for each evaluation set: a whole loss, not a component of one. */
function evalSetLoss(name: ResolvedName, owned: OwnedSeries): ResolvedName {
  const isSet = name.role === "loss-component" && /^eval_.+_loss$/.test(owned.raw.sourceName);
  return isSet && /trainer|^hf/.test(owned.reader) ? { ...name, role: "loss" } : name;
}

/** Metrics that are measured on held-out data only: nobody logs the mAP of the training set. */
const HELD_OUT: ReadonlySet<MetricRole> = new Set([
  "average-precision",
  "iou",
  "bleu",
  "rouge",
  "wer",
  "cer",
]);

function isHeldOutName(name: ResolvedName, sourceName: string): boolean {
  return HELD_OUT.has(name.role) || sourceName.startsWith("metrics/");
}

/** The split of a name without one: `loss` beside `val_loss` is of the training data. */
function splitOrDefault(one: Named, all: readonly Named[]): Split | null {
  const { role, core } = one.name;
  if (one.split !== null || !splitFits(role)) return one.split;
  const { family } = METRIC_ROLES[role];
  if (family === "loss" || role === "reward") return "train";
  if (family !== "metric") return null;
  if (isHeldOutName(one.name, one.owned.raw.sourceName)) return "validation";
  const hasTwin = all.some(
    (other) => other.split !== null && other.split !== "train" && other.name.core === core,
  );
  if (hasTwin) return "train";
  return splitOfNeighbours(one, all);
}

/** A bare `accuracy` is of the data whose loss stands in the same rows. */
function splitOfNeighbours(one: Named, all: readonly Named[]): Split | null {
  const losses = all.filter((other) => other.name.role === "loss" && sharesRows(one, other));
  const bare = losses.find((loss) => loss.name.split === null);
  if (bare !== undefined) return bare.split ?? "train";
  const splits = new Set(losses.map((loss) => loss.split ?? "train"));
  if (splits.has("validation") && splits.has("train")) return "validation";
  return [...splits][0] ?? null;
}

function sharesRows(a: Named, b: Named): boolean {
  const [one, other] = [a.owned.raw, b.owned.raw];
  if (one.file !== other.file || one.axes.stepUnit !== other.axes.stepUnit) return false;
  if (one.axes === other.axes && one.index === other.index) return one.index.length > 0;
  const steps = new Set(Array.from(other.index, (row) => other.axes.step[row]));
  let shared = 0;
  for (const row of one.index) if (steps.has(one.axes.step[row])) shared += 1;
  return shared > one.index.length / 2;
}

function toSeries(one: Named, all: readonly Named[], ids: Set<string>): Series {
  const { raw } = one.owned;
  const role = roleByValues(one);
  const series = {
    id: uniqueId(raw, ids),
    sourceName: raw.sourceName,
    role,
    split: one.split,
    axes: raw.axes,
    index: raw.index,
    values: raw.values,
    unit: raw.unit ?? one.name.unit ?? unitByValues(role, raw.values),
    file: raw.file,
  };
  const validation = all.find(
    (other) => other.split === "validation" && METRIC_ROLES[other.name.role].family !== "other",
  );
  const cadence = raw.cadence ?? one.name.cadence ?? inferCadence(series, validation?.owned.raw ?? null);
  return { ...series, cadence };
}

/** `time` is seconds a step in most logs, but a clock that only goes up in YOLO's. */
function roleByValues(one: Named): MetricRole {
  const { values } = one.owned.raw;
  if (one.name.role !== "step-time" || one.name.core !== "time" || values.length < 3) return one.name.role;
  const isClock = values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0));
  return isClock ? "other" : "step-time";
}

/** Shares end at 1; a value above 1.5 cannot be one, so the series is in percent (formats.md, rule 5). */
function unitByValues(role: MetricRole, values: Float64Array): Series["unit"] {
  if (!isShare(role)) return null;
  for (const value of values) if (value > 1.5 && value < Number.POSITIVE_INFINITY) return "percent";
  return "fraction";
}

function uniqueId(raw: RawSeries, ids: Set<string>): string {
  const base = raw.file.slice(raw.file.lastIndexOf("/") + 1);
  const tries = [raw.sourceName, `${raw.sourceName} [${base}]`, `${raw.sourceName} [${raw.file}]`];
  let id = tries.find((one) => !ids.has(one));
  for (let n = 2; id === undefined; n++) {
    const next = `${raw.sourceName} [${raw.file}, ${n}]`;
    if (!ids.has(next)) id = next;
  }
  ids.add(id);
  return id;
}
