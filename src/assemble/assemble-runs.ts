import type { Config } from "../model/config.ts";
import type { Notice } from "../model/position.ts";
import type { Provenance, Run, RunFacts, RunPart } from "../model/run.ts";
import type { Source } from "../model/source.ts";
import { resolveSettings } from "../names/config-names.ts";
import { maskRun } from "../privacy/mask-run.ts";
import { choosePrimary } from "./choose-primary.ts";
import { collectArtifacts, weightsOf } from "./collect-artifacts.ts";
import { integrityNotices } from "./integrity-notices.ts";
import { joinResumed } from "./join-resumed.ts";
import { linkRuns } from "./link-runs.ts";
import { rankNotices } from "./rank-notices.ts";
import { correctAccuracyOfValues } from "./regression-metric.ts";
import { resolveRegime } from "./resolve-regime.ts";
import { type OwnedSeries, type ResolvedSeries, resolveSeries } from "./resolve-series.ts";
import { groupRuns, type RunGroup } from "./run-groups.ts";
import { mergedNotice, percentNotices } from "./series-notices.ts";
import { shareAxes } from "./share-axes.ts";
import { sumLossParts } from "./sum-loss-parts.ts";
import { unknownMetricNotices } from "./unknown-metric.ts";

export interface AssembleOptions {
  readonly maps: Readonly<Record<string, string>>;
  /** Every file of the source. */
  readonly provenance: readonly Provenance[];
}

/** Joins the parts of all readers into runs; empty where no part holds a metric or anything else of a run. */
export function assembleRuns(parts: readonly RunPart[], source: Source, options: AssembleOptions): Run[] {
  const groups = groupRuns(parts);
  const files = new Map(groups.map((group) => [group, filesOf(group)]));
  const context = {
    source,
    options,
    groups,
    files,
    names: namesOf(groups),
    claimed: new Set([...files.values()].flatMap((own) => [...own])),
  };
  return linkRuns(groups.map((group) => assembleRun(group, context)));
}

interface Context {
  readonly source: Source;
  readonly options: AssembleOptions;
  readonly groups: readonly RunGroup[];
  /** Files that hold what the parts of each run give, and those of all runs together. */
  readonly files: ReadonlyMap<RunGroup, ReadonlySet<string>>;
  readonly claimed: ReadonlySet<string>;
  readonly names: ReadonlyMap<RunGroup, string>;
}

function assembleRun(group: RunGroup, context: Context): Run {
  const parts = group.parts.map(({ part }) => part);
  const facts = factsOf(parts);
  const artifacts = collectArtifacts(parts);
  const config = configOf(parts);
  const known = config?.known ?? {};
  const joined = joinResumed(seriesOf(group));
  const summed = sumLossParts(joined.owned);
  const shared = shareAxes(summed.owned, facts);
  const resolved = resolveSeries(shared.owned, { ...summed.maps, ...context.options.maps });
  const corrected = correctAccuracyOfValues(resolved, { known, predictsValues: artifacts.predictsValues });
  const series = corrected.series.map((one) => one.series);
  const ranks = rankNotices(series);
  const { primary, guesses } = choosePrimary(corrected.series);
  const allFacts = withDerived(facts, { stepsPerEpoch: shared.stepsPerEpoch, config });
  return maskRun({
    name: nameOf(group, context),
    input: context.source.input,
    format: formatOf(corrected.series, primary["train-loss"], group),
    regime: resolveRegime({
      series,
      known,
      entries: config?.entries ?? [],
      facts: allFacts,
      hasTasks: artifacts.tasks !== null,
      hasSamples: artifacts.samples !== null,
      hasPredictions: Object.keys(artifacts.predictions).length > 0,
      hasClassReport: Object.keys(artifacts.classReports).length > 0,
      runName: nameOf(group, context),
    }),
    series,
    primary,
    config,
    events: artifacts.events,
    layers: artifacts.layers,
    predictions: artifacts.predictions,
    features: artifacts.features,
    splits: artifacts.splits,
    classCounts: artifacts.classCounts,
    ...(Object.keys(artifacts.classReports).length === 0 ? {} : { classReports: artifacts.classReports }),
    model: artifacts.model,
    ...weightsOf(parts),
    samples: artifacts.samples,
    generated: artifacts.generated,
    robustness: artifacts.robustness,
    tasks: artifacts.tasks,
    facts: allFacts,
    provenance: provenanceOf(group, context),
    notices: [
      ...readerNotices(parts),
      ...artifacts.notices,
      ...joined.notices,
      ...summed.notices,
      ...shared.notices,
      ...corrected.notices,
      ...percentNotices(series),
      ...(ranks.length > 0 ? ranks : mergedNotice(corrected.series)),
      ...guesses.map(guessNotice),
      ...unknownMetricNotices(series, primary),
      ...splitNotice(group, context.groups),
      ...integrityNotices(series, allFacts),
    ],
  });
}

/** What readers say; that a file holds several trainings is said once, not by each of the loggers that were restarted. */
function readerNotices(parts: readonly RunPart[]): readonly Notice[] {
  const all = parts.flatMap((part) => (part.kind === "notices" ? part.notices : []));
  const split = all.find(({ code, message }) => code === "run-split" && NUMBERED.test(message));
  return split === undefined ? all : all.filter((one) => one === split || !RESTARTS.test(one.message));
}

const RESTARTS = /^The (?:file|folder) holds \d+ trainings, each from its first step; /;
const NUMBERED = /; this is number \d+$/;

function seriesOf(group: RunGroup): OwnedSeries[] {
  return group.parts.flatMap(({ part, folderSplit }) =>
    part.kind === "series" ? part.series.map((raw) => ({ raw, reader: part.reader, folderSplit })) : [],
  );
}

/** Structured files know their own numbers better than a log line does: the first of each fact stays. */
function factsOf(parts: readonly RunPart[]): RunFacts {
  let facts: RunFacts = {};
  for (const part of parts) if (part.kind === "facts") facts = { ...part.facts, ...facts };
  return facts;
}

function withDerived(
  facts: RunFacts,
  from: { readonly stepsPerEpoch: number | null; readonly config: Config | null },
): RunFacts {
  const { epochs, "max-steps": maxSteps } = from.config?.known ?? {};
  return {
    ...(from.stepsPerEpoch === null ? {} : { stepsPerEpoch: from.stepsPerEpoch }),
    ...(epochs === undefined || epochs.value <= 0 ? {} : { plannedEpochs: epochs.value }),
    ...(maxSteps === undefined || maxSteps.value <= 0 || epochs !== undefined
      ? {}
      : { plannedSteps: maxSteps.value }),
    ...facts,
  };
}

function configOf(parts: readonly RunPart[]): Config | null {
  const configs = parts.flatMap((part) => (part.kind === "config" ? [part] : []));
  if (configs.length === 0) return null;
  const entries = configs.flatMap((part) => part.entries);
  const files = configs.flatMap(({ file, format, text }) => (text === null ? [] : [{ file, format, text }]));
  return { entries, files, known: resolveSettings(entries) };
}

/** Of several runs each has its folder for a name, or what its tool calls it where no other run is called so. */
function namesOf(groups: readonly RunGroup[]): ReadonlyMap<RunGroup, string> {
  if (groups.length === 1) return new Map(groups.map((group) => [group, ""]));
  const given = groups.map(givenName);
  const counts = new Map<string | null, number>();
  for (const name of given) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    groups.map((group, i) => {
      const name = given[i] ?? null;
      return [group, name !== null && counts.get(name) === 1 ? name : group.folder];
    }),
  );
}

function nameOf(group: RunGroup, { source, names }: Context): string {
  const own = names.get(group) ?? "";
  return own === "" ? source.name : `${source.name}/${own}`;
}

/** MLflow keeps a run in a folder named by 32 hexadecimal digits, and its name in a tag. */
function givenName({ parts }: RunGroup): string | null {
  for (const { part } of parts) {
    if (part.kind !== "config") continue;
    const tag = part.entries.find(({ key }) => key === "mlflow.runName")?.value;
    if (typeof tag === "string" && tag.trim() !== "") return tag.trim().replaceAll("/", "-");
  }
  return null;
}

/** The reader of the training loss, else of most series, else of anything. */
function formatOf(series: readonly ResolvedSeries[], trainLoss: string | undefined, group: RunGroup): string {
  const main = series.find((one) => one.series.id === trainLoss) ?? series[0];
  return main?.reader ?? group.parts.find(({ part }) => part.reader !== "")?.part.reader ?? "";
}

/** A file belongs to the run that its parts name it in, else to the one in whose folder it lies. */
function provenanceOf(group: RunGroup, { options, groups, files, claimed }: Context): Provenance[] {
  if (groups.length === 1) return [...options.provenance];
  const own = files.get(group);
  return options.provenance.filter(({ file }) => {
    if (own?.has(file)) return true;
    if (claimed.has(file) || !lies(file, group.folder)) return false;
    return !groups.some(({ folder }) => folder.length > group.folder.length && lies(file, folder));
  });
}

/** Files that hold what the parts of a run give. */
function filesOf(group: RunGroup): Set<string> {
  return new Set(
    group.parts.flatMap(({ part }) => {
      if (part.kind === "series") return part.series.map((one) => one.file);
      if (part.kind === "config") return [part.file];
      if (part.kind === "provenance") return [part.provenance.file];
      return part.kind === "events" ? part.events.map(({ at }) => at.file) : [];
    }),
  );
}

function lies(file: string, folder: string): boolean {
  return folder === "" || file.startsWith(`${folder}/`) || file === folder;
}

function guessNotice(message: string): Notice {
  return { level: "info", code: "metric-guessed", message, at: null };
}

function splitNotice(group: RunGroup, groups: readonly RunGroup[]): Notice[] {
  if (groups.length < 2) return [];
  const where = group.folder === "" ? "the top folder" : group.folder;
  const message = `The input holds ${groups.length} runs, each with metrics of its own; this one is ${where}`;
  return [{ level: "info", code: "run-split", message, at: null }];
}
