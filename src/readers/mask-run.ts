import type { Config } from "../model/config.ts";
import type { Run } from "../model/run.ts";
import type { Axes, Series } from "../model/series.ts";
import { createMasker, type Masker, maskDeep } from "./mask.ts";

/**
 * Hides names of people and machines wherever a run's own texts stand: settings, log lines, notices, file names.
 * Each is counted where it stands in the files, not again where a notice or a series repeats it.
 */
export function maskRun(run: Omit<Run, "masked">): Run {
  const counted = createMasker();
  const quiet = createMasker();
  const axes = new Map<Axes, Axes>();
  const masked = {
    ...run,
    config: maskConfig(run.config, counted, quiet),
    events: run.events.map((one) => ({ ...maskDeep(one, quiet), text: counted.mask(one.text) })),
    facts: maskDeep(run.facts, counted),
    provenance: maskDeep(run.provenance, counted),
    notices: maskDeep(run.notices, quiet),
    regime: maskDeep(run.regime, quiet),
    primary: maskPrimary(run, quiet),
    series: run.series.map((series) => maskSeries(series, axes, quiet)),
    predictions: bySplit(run.predictions, quiet),
    features: bySplit(run.features, quiet),
    splits: bySplit(run.splits, quiet),
    layers: withFile(run.layers, quiet),
    classCounts: withFile(run.classCounts, quiet),
    model: withFile(run.model, quiet),
    samples: withFile(run.samples, quiet),
    generated: withFile(run.generated, quiet),
    robustness: withFile(run.robustness, quiet),
    tasks: withFile(run.tasks, quiet),
  };
  return { ...masked, masked: counted.summary() };
}

/** An entry stands in the text of its file, where there is one, and is counted there. */
function maskConfig(config: Config | null, counted: Masker, quiet: Masker): Config | null {
  if (config === null) return null;
  const withText = new Set(config.files.map(({ file }) => file));
  return {
    entries: config.entries.map((entry) => ({
      ...maskDeep(entry, quiet),
      value: maskDeep(entry.value, withText.has(entry.at.file) ? quiet : counted),
    })),
    files: config.files.map((one) => ({ ...maskDeep(one, quiet), text: counted.mask(one.text) })),
    known: maskDeep(config.known, quiet),
  };
}

/** Series share their axes by reference, and go on doing so. */
function maskSeries(series: Series, known: Map<Axes, Axes>, masker: Masker): Series {
  const axes = known.get(series.axes) ?? maskAxes(series.axes, masker);
  known.set(series.axes, axes);
  return { ...series, id: maskId(series, masker), file: masker.mask(series.file), axes };
}

/** A metric may be named `recall@k.mean`: its name is no address, only the file that follows it may hold a host. */
function maskId(series: Series, masker: Masker): string {
  return series.sourceName + masker.mask(series.id.slice(series.sourceName.length));
}

function maskPrimary(run: Omit<Run, "masked">, masker: Masker): Run["primary"] {
  const ids = new Map(run.series.map((series) => [series.id, maskId(series, masker)]));
  return Object.fromEntries(Object.entries(run.primary).map(([input, id]) => [input, ids.get(id) ?? id]));
}

function maskAxes(axes: Axes, masker: Masker): Axes {
  return axes.files === undefined ? axes : { ...axes, files: maskDeep(axes.files, masker) };
}

function withFile<T extends { readonly file: string }>(artifact: T | null, masker: Masker): T | null {
  return artifact === null ? null : { ...artifact, file: masker.mask(artifact.file) };
}

function bySplit<T extends object>(artifacts: T, masker: Masker): T {
  const masked = Object.entries(artifacts).map(([split, one]: [string, { file: string }]) => [
    split,
    withFile(one, masker),
  ]);
  return Object.fromEntries(masked) as T;
}
