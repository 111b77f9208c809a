import type { Split } from "../../model/metric-role.ts";
import type { EventLog } from "./event-log.ts";

/** Logs of one folder (a lane), with what the folder's name says of them. */
export interface Lane {
  /** Folder of the files, "" for the root. */
  readonly folder: string;
  readonly split: Split | null;
  /** Name of a tag in this lane; null leaves the tag out. */
  readonly nameOf: (tag: string) => string | null;
  readonly logs: EventLog[];
}

/** The folders of one run: its own, its train/ and validation/, its add_scalars and hparams folders. */
export interface Family {
  readonly folder: string;
  readonly lanes: readonly Lane[];
}

/** Groups event files by run; within a lane the files stand in order of their start. */
export function groupFamilies(logs: readonly EventLog[]): Family[] {
  const families = new Map<string, Map<string, Lane>>();
  for (const log of logs) {
    const folder = folderOf(log.file.name);
    const place = placeOf(log, folder);
    const lanes = families.get(place.family) ?? new Map<string, Lane>();
    families.set(place.family, lanes);
    const lane = lanes.get(folder) ?? { folder, split: place.split, nameOf: place.nameOf, logs: [] };
    lanes.set(folder, lane);
    lane.logs.push(log);
  }
  return [...families].map(([folder, lanes]) => ({ folder, lanes: [...lanes.values()].map(inOrder) }));
}

interface Place {
  readonly family: string;
  readonly split: Split | null;
  readonly nameOf: (tag: string) => string | null;
}

const SPLIT_FOLDERS: Readonly<Record<string, Split>> = {
  train: "train",
  training: "train",
  validation: "validation",
  valid: "validation",
  val: "validation",
  eval: "validation",
  evaluation: "validation",
  test: "test",
  testing: "test",
};

function placeOf(log: EventLog, folder: string): Place {
  const parent = folderOf(folder);
  const base = folder.slice(parent === "" ? 0 : parent.length + 1);
  const nested = tensorboardXFamily(log, parent);
  if (nested !== null) return { family: nested, split: null, nameOf: (tag) => `${tag}_${base}` };
  const split = SPLIT_FOLDERS[base.toLowerCase()] ?? null;
  if (split) return { family: parent, split, nameOf: (tag) => tag };
  // torch's add_hparams writes them into a folder named by the time; the metrics beside them are copies without a step.
  if (log.hparams.size > 0 && /^\d{9,}(\.\d+)?$/.test(base)) {
    return { family: parent, split: null, nameOf: () => null };
  }
  const key = addScalarsKey(log, base);
  if (key !== null) return { family: parent, split: null, nameOf: (tag) => `${tag}_${key}` };
  return { family: folder, split: null, nameOf: (tag) => tag };
}

/** torch's add_scalars writes tag `a/b`, key `k` as tag `a/b` into the folder `a_b_k`; null where this is no such folder. */
function addScalarsKey(log: EventLog, base: string): string | null {
  const tag = onlyTagOf(log);
  if (tag === null) return null;
  const prefix = `${tag.replaceAll("/", "_")}_`;
  return base.startsWith(prefix) && base.length > prefix.length ? base.slice(prefix.length) : null;
}

/** tensorboardX writes it into the folder `a/b/k`: the run's folder is the one above `a`. */
function tensorboardXFamily(log: EventLog, parent: string): string | null {
  const tag = onlyTagOf(log);
  if (tag === null) return null;
  if (parent === tag) return "";
  return parent.endsWith(`/${tag}`) ? parent.slice(0, -tag.length - 1) : null;
}

function onlyTagOf(log: EventLog): string | null {
  const [tag, ...more] = log.scalars.keys();
  return tag === undefined || more.length > 0 ? null : tag;
}

function inOrder(lane: Lane): Lane {
  const logs = [...lane.logs].sort((a, b) => startOf(a) - startOf(b) || (a.file.name < b.file.name ? -1 : 1));
  return { ...lane, logs };
}

/** Start of a log in seconds, from its first event, else from its name, else first. */
export function startOf(log: EventLog): number {
  if (!Number.isNaN(log.start)) return log.start;
  return Number(/tfevents\.(\d{9,})/.exec(log.file.name)?.[1] ?? 0);
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}
