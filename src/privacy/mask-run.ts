import type { Config, ConfigEntry } from "../model/config.ts";
import type { Run } from "../model/run.ts";
import type { Axes, Series } from "../model/series.ts";
import { createMasker, type Masker, maskDeep, namesSomebody } from "./mask.ts";
import { privateNames } from "./private-names.ts";

/**
 * Hides names of people and machines wherever a run's own texts stand: settings, log lines, notices, file names.
 * Each is counted where it stands in the files, not again where a notice or a series repeats it.
 */
export function maskRun(run: Omit<Run, "masked">): Run {
  const names = privateNames(run);
  const counted = createMasker({ names });
  const quiet = createMasker({ names });
  const axes = new Map<Axes, Axes>();
  const masked = {
    ...run,
    name: counted.mask(run.name),
    input: quiet.mask(run.input),
    config: maskConfig(run.config, { counted, quiet }),
    events: run.events.map((event) => ({
      ...event,
      text: counted.mask(event.text),
      at: maskDeep(event.at, quiet),
    })),
    facts: maskDeep(run.facts, counted),
    provenance: maskDeep(run.provenance, counted),
    notices: maskDeep(run.notices, quiet),
    regime: maskDeep(run.regime, quiet),
    primary: maskPrimary(run, quiet),
    series: run.series.map((series) => maskSeries(series, axes, quiet)),
    ...maskArtifacts(run, { counted, quiet, ids: createIdMasker(counted) }),
  };
  return { ...masked, masked: counted.summary() };
}

interface Maskers {
  readonly counted: Masker;
  /** Hides the same and counts nothing: for what repeats the files. */
  readonly quiet: Masker;
}

/** The value of `username: mary` says nothing by its form; what the product understands keeps its words. */
function maskConfig(config: Config | null, { counted, quiet }: Maskers): Config | null {
  if (config === null) return null;
  const plain = createMasker();
  // An entry of a file whose text is kept stands in that text as well.
  const kept = new Set(config.files.map(({ file }) => file));
  return {
    entries: config.entries.map((entry) => ({
      ...maskEntry(entry, kept.has(entry.at.file) ? quiet : counted),
      at: maskDeep(entry.at, quiet),
    })),
    files: config.files.map(({ file, format, text }) => ({
      file: quiet.mask(file),
      format,
      text: maskLines(text, counted),
    })),
    known: maskDeep(config.known, plain),
  };
}

function maskEntry(entry: ConfigEntry, masker: Masker): Omit<ConfigEntry, "at"> {
  const hidden = namesSomebody(entry.key) && typeof entry.value === "string" && entry.value !== "";
  const masked = { key: masker.mask(entry.key), value: maskDeep(entry.value, masker) };
  // The rule for `key: value` counts what it hides; here the form tells nothing, so it is asked by such a text.
  return hidden ? { ...masked, value: masker.mask(`user: ${entry.value}`).slice("user: ".length) } : masked;
}

/** `author: Mary Lee` in a config's text: the rest of the line is the name. */
function maskLines(text: string, masker: Masker): string {
  const lines = text.split("\n").map((line) => {
    const setting = /^(\s*["']?)([\w.-]+)(["']?\s*[:=]\s*)(.+)$/.exec(line);
    const key = setting?.[2] ?? "";
    const value = setting?.[4] ?? "";
    if (!namesSomebody(key) || /^[{[]|^(null|None|~|""|'')?,?\s*$/.test(value)) return line;
    return `${setting?.[1]}${key}${setting?.[3]}[name]${/,\s*$/.test(value) ? "," : ""}`;
  });
  return masker.mask(lines.join("\n"));
}

/** Series share their axes by reference, and go on doing so. */
function maskSeries(series: Series, known: Map<Axes, Axes>, masker: Masker): Series {
  const axes = known.get(series.axes) ?? maskAxes(series.axes, masker);
  known.set(series.axes, axes);
  const sourceName = maskName(series.sourceName, masker);
  return { ...series, id: maskId(series, masker), sourceName, file: masker.mask(series.file), axes };
}

/** A metric may be named `recall@k.mean`: that is no address, one that ends as addresses do is. */
const NO_ADDRESS = /@(?![\w.-]+\.(?:[a-z]{2}|com|org|net|edu|gov|info|mil|dev|app|cloud)\b)/i;

function maskName(name: string, masker: Masker): string {
  return NO_ADDRESS.test(name) ? name : masker.mask(name);
}

/** The id of a series is its name, and the file behind it where the name alone is not its own. */
function maskId(series: Series, masker: Masker): string {
  return maskName(series.sourceName, masker) + masker.mask(series.id.slice(series.sourceName.length));
}

function maskPrimary(run: Omit<Run, "masked">, masker: Masker): Run["primary"] {
  const ids = new Map(run.series.map((series) => [series.id, maskId(series, masker)]));
  return Object.fromEntries(Object.entries(run.primary).map(([input, id]) => [input, ids.get(id) ?? id]));
}

function maskAxes(axes: Axes, masker: Masker): Axes {
  return axes.files === undefined ? axes : { ...axes, files: maskDeep(axes.files, masker) };
}

/** Ids of examples stay apart when they are hidden, because checks compare them. */
function createIdMasker(masker: Masker): (id: string) => string {
  const hidden = new Map<string, string>();
  return (id) => {
    const known = hidden.get(id);
    if (known !== undefined) return known;
    const masked = masker.mask(id);
    if (masked === id) return id;
    const numbered = `${masked} #${hidden.size + 1}`;
    hidden.set(id, numbered);
    return numbered;
  };
}

function maskArtifacts(
  run: Omit<Run, "masked">,
  { counted, quiet, ids }: Maskers & { readonly ids: (id: string) => string },
) {
  // The file is counted in the provenance.
  const whole = <T extends { readonly file: string }>(artifact: T | null) =>
    artifact && { ...maskDeep({ ...artifact, file: "" }, counted), file: quiet.mask(artifact.file) };
  const withIds = <T extends { readonly file: string; readonly ids: readonly string[] | null }>(
    bySplit: Readonly<Record<string, T>>,
  ) =>
    Object.fromEntries(
      Object.entries(bySplit).map(([split, one]) => [
        split,
        { ...whole({ ...one, ids: null }), ids: one.ids?.map(ids) ?? null },
      ]),
    );
  return {
    predictions: withIds(run.predictions) as Run["predictions"],
    features: withIds(run.features) as Run["features"],
    splits: withIds(run.splits) as Run["splits"],
    layers: whole(run.layers),
    classCounts: whole(run.classCounts),
    model: whole(run.model),
    ...(run.weights ? { weights: run.weights.flatMap((one) => whole(one) ?? []) } : {}),
    samples: whole(run.samples),
    generated: whole(run.generated),
    robustness: whole(run.robustness),
    tasks: whole(run.tasks),
  };
}
