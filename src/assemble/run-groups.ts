import type { Split } from "../model/metric-role.ts";
import type { RawSeries, RunPart } from "../model/run.ts";
import { baseOf } from "../names/file-path.ts";
import { resolveName } from "../names/metric-names.ts";
import { joinSameCurves } from "./same-curves.ts";

/** A part with what the name of its folder says of its series. */
export interface PlacedPart {
  readonly part: RunPart;
  readonly folderSplit: Split | null;
}

/** The parts of one run. */
export interface RunGroup {
  /** Folder that stands for the run, "" for the root. */
  readonly folder: string;
  readonly parts: readonly PlacedPart[];
  /** Folders whose metrics were joined as several loggers of this run. */
  readonly joined: readonly string[];
}

/** Decides which folders are one run: a run is where metrics are; what else lies about belongs to the nearest one. */
export function groupRuns(parts: readonly RunPart[]): RunGroup[] {
  const jobs = new Set(
    parts.filter(({ group }) => /(^|\/)rank[_-]?0+$/i.test(group)).map(({ group }) => shownFolder(group)),
  );
  const placed = parts.map((part) => placeRank(placePart(part), jobs));
  const homes = homesOf(placed, "series") ?? homesOf(placed, "artifact");
  if (homes === null) return [];
  const folders = [...new Set(homes.values())].sort();
  const groups = new Map(folders.map((folder) => [folder, [] as PlacedPart[]]));
  for (const one of placed) {
    if (isOfStub(one, placed, homes)) continue;
    for (const folder of runsOf(one, homes, folders)) groups.get(folder)?.push(one.placed);
  }
  return folders.map((folder) => ({
    folder,
    parts: groups.get(folder) ?? [],
    joined: [...homes].filter(([, home]) => home === folder).map(([from]) => from),
  }));
}

/** Folder of a file, "" for the root. */
export function shownFolder(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash < 0 ? "" : file.slice(0, slash);
}

interface Placed {
  readonly placed: PlacedPart;
  readonly folder: string;
}

const SPLIT_FOLDERS: Readonly<Record<string, Split>> = {
  train: "train",
  training: "train",
  learn: "train",
  validation: "validation",
  valid: "validation",
  val: "validation",
  eval: "validation",
  evaluation: "validation",
  test: "test",
};

/** Keras writes train/ and validation/ as two runs of TensorBoard; they are one, and the folder is the split. */
function placePart(part: RunPart): Placed {
  const base = part.group.slice(part.group.lastIndexOf("/") + 1);
  const named = part.group === "" ? undefined : SPLIT_FOLDERS[base.toLowerCase()];
  const split = part.kind === "series" && !namesOtherSplit(part.series, named) ? named : undefined;
  const folder = split === undefined ? part.group : shownFolder(part.group);
  return { placed: { part, folderSplit: split ?? null }, folder };
}

/** `rank_0/`, `rank_1/`: folders of the ranks of one distributed job, which is one run. */
function placeRank(one: Placed, jobs: ReadonlySet<string>): Placed {
  const parent = shownFolder(one.folder);
  return /(^|\/)rank[_-]?\d{1,5}$/i.test(one.folder) && jobs.has(parent) ? { ...one, folder: parent } : one;
}

/** Ultralytics calls a run's folder `train` and logs every split in it: then the folder says nothing. */
function namesOtherSplit(series: readonly RawSeries[], split: Split | undefined): boolean {
  return series.some((one) => {
    const own = one.split ?? resolveName(one.sourceName).split;
    return own !== null && own !== split;
  });
}

const NO_EVIDENCE = new Set<RunPart["kind"]>(["series", "config", "facts", "notices", "provenance"]);

function homesOf(placed: readonly Placed[], what: "series" | "artifact"): Map<string, string> | null {
  const readersIn = new Map<string, Set<string>>();
  for (const { placed: one, folder } of placed) {
    if (what === "series" ? !isSeries(one.part) : !isEvidence(one.part)) continue;
    const known = readersIn.get(folder) ?? new Set<string>();
    readersIn.set(folder, known.add(one.part.reader));
  }
  if (readersIn.size === 0) return null;
  if (what === "artifact") return joinBelow(readersIn);
  const parts = placed.map(({ placed: one, folder }) => ({ folder, part: one.part }));
  return joinSameCurves(joinLoggers(readersIn), parts);
}

function isEvidence(part: RunPart): boolean {
  return part.kind === "events" ? part.events.length > 0 : !NO_EVIDENCE.has(part.kind);
}

function isSeries(part: RunPart): boolean {
  return part.kind === "series" && part.series.length > 0;
}

/** Without metrics a folder of artifacts is a run, with all that lies below it. */
function joinBelow(readersIn: ReadonlyMap<string, unknown>): Map<string, string> {
  const folders = [...readersIn.keys()].sort();
  return new Map(
    folders.map((folder) => [folder, folders.find((other) => isWithin(folder, other)) ?? folder]),
  );
}

/**
 * Several loggers of one run stand side by side (csv_logs/version_0 and tb_logs/version_0) or one within the other
 * (train.log above mlruns/): joined where each format is there once only, because two of one format are two runs.
 */
function joinLoggers(readersIn: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string> {
  const folders = [...readersIn.keys()].sort();
  const byPlace = new Map<string, string[]>();
  for (const folder of folders) {
    const above = folders.find((other) => isWithin(folder, other)) ?? folder;
    const place = withoutLoggers(above);
    byPlace.set(place, [...(byPlace.get(place) ?? []), folder]);
  }
  const homes = new Map<string, string>();
  for (const members of byPlace.values()) {
    const seen = members.flatMap((folder) => [...(readersIn.get(folder) ?? [])]);
    const once = new Set(seen).size === seen.length;
    for (const folder of members) homes.set(folder, once ? (members[0] ?? folder) : folder);
  }
  return homes;
}

/** Folders that a logger makes inside a run's own folder. */
const LOGGER_FOLDER =
  /^(csv_?logs?|csv|tb|tb_?logs?|tensorboard(_?logs?)?|tf_?logs?|runs|lightning_logs|logs?|events|metrics|dvclive|plots|vis_data|files|history)$/i;

/** Below these, folders are named by chance or time. */
const STORE_FOLDER = /^(wandb|mlruns)$/i;

function withoutLoggers(folder: string): string {
  const names = folder.split("/");
  const store = names.findIndex((name) => STORE_FOLDER.test(name));
  const own = store < 0 ? names : names.slice(0, store);
  return own.filter((name) => !LOGGER_FOLDER.test(name)).join("/");
}

/** Settings in a folder beside that of a run with the same file of its own are of another run, which logged nothing. */
function isOfStub(one: Placed, placed: readonly Placed[], homes: ReadonlyMap<string, string>): boolean {
  const { part } = one.placed;
  if (part.kind !== "config" || homes.has(one.folder)) return false;
  const name = baseOf(part.file);
  return placed.some(({ folder, placed: { part: other } }) => {
    if (other.kind !== "config" || baseOf(other.file) !== name || !homes.has(folder)) return false;
    return !isWithin(folder, one.folder) && !isWithin(one.folder, folder);
  });
}

/** The runs that a part belongs to: its own, the nearest above, else the one below; settings above several are of all. */
function runsOf(one: Placed, homes: ReadonlyMap<string, string>, folders: readonly string[]): string[] {
  const own = homes.get(one.folder);
  if (own !== undefined) return [own];
  const above = [...homes.keys()]
    .filter((folder) => isWithin(one.folder, folder))
    .sort((a, b) => b.length - a.length)[0];
  if (above !== undefined) return [homes.get(above) ?? above];
  if (folders.length === 1) return [...folders];
  const below = [...homes].filter(([folder]) => isWithin(folder, one.folder)).map(([, home]) => home);
  const candidates = [...new Set(below)];
  const { kind } = one.placed.part;
  if (kind === "config" || kind === "notices" || kind === "facts") return candidates;
  if (candidates.length === 1) return candidates;
  return nearest(one.folder, folders);
}

/** The run that shares the most folders with this one; none where two share as many. */
function nearest(folder: string, folders: readonly string[]): string[] {
  const scored = folders
    .map((other) => ({ other, shared: sharedDepth(folder, other) }))
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = scored;
  if (best === undefined || best.shared === 0 || best.shared === second?.shared) return [];
  return [best.other];
}

function sharedDepth(a: string, b: string): number {
  const first = a.split("/");
  const second = b.split("/");
  const differs = first.findIndex((name, i) => name !== second[i]);
  return differs < 0 ? first.length : differs;
}

function isWithin(folder: string, other: string): boolean {
  return other === "" || folder === other || folder.startsWith(`${other}/`);
}
