import type { Reader } from "../../model/reader.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { headText } from "../head-text.ts";
import { readRunFolder } from "./run-folder.ts";

/** MLflow's file store: one folder a run, one file a metric, parameter and tag. */
export const mlflowFiles: Reader = {
  id: "mlflow-files",
  title: "MLflow file store (mlruns)",
  files: ["mlruns/<experiment>/<run>/meta.yaml", "…/metrics/*", "…/params/*", "…/tags/*"],
  about: {
    recognisedBy: "a `meta.yaml` of MLflow above `metrics/`, `params/` or `tags/`",
    reads: [
      "metrics with times and steps, parameters, status and times of runs",
      "metric keys that nest in folders; lines of two, three and more fields",
    ],
    leaves: [
      "tags of people and the history of logged models: they say nothing of the training",
      "the stores' own records of experiments and logged models",
    ],
    traps: ["exact copies of a line; values logged without a step, which all stand at step 0"],
    provenBy: "MLflow's file store, and a live server",
  },
  sniff(file, head, source) {
    if (baseOf(file.name) === "meta.yaml") return isStoreMeta(headText(head)) ? 1 : 0;
    return storeFolderOf(file.name, source) === null ? 0 : 1;
  },
  async *read(files, source) {
    const runs = new Map<string, SourceFile[]>();
    for (const file of files) {
      const folder = storeFolderOf(file.name, source) ?? folderOf(file.name);
      runs.set(folder, [...(runs.get(folder) ?? []), file]);
    }
    for (const [folder, members] of runs) yield* readRunFolder(folder, members);
  },
};

/** Folders of a run or experiment that the store itself writes; artifacts/ holds files of other formats. */
const STORE_FOLDERS = new Set(["metrics", "params", "tags", "inputs", "outputs", "datasets", "traces"]);

/**
 * Folder with a meta.yaml in whose metrics/, params/ or tags/ the file lies; null where it is no file of the store. Keys
 * nest: Ultralytics logs `metrics/mAP50(B)`, which lies in metrics/metrics/.
 */
function storeFolderOf(name: string, source: Source): string | null {
  const names = namesOf(source);
  const parts = name.split("/");
  for (let depth = parts.length - 2; depth >= 0; depth--) {
    const candidate = parts.slice(0, depth).join("/");
    const meta = candidate === "" ? "meta.yaml" : `${candidate}/meta.yaml`;
    if (STORE_FOLDERS.has(parts[depth] ?? "") && names.has(meta)) return candidate;
  }
  return null;
}

const namesBySource = new WeakMap<Source, ReadonlySet<string>>();

function namesOf(source: Source): ReadonlySet<string> {
  const known = namesBySource.get(source) ?? new Set(source.files.map((file) => file.name));
  namesBySource.set(source, known);
  return known;
}

/** Meta files of runs name a run, those of experiments an artifact location, those of logged models a model. */
function isStoreMeta(text: string): boolean {
  return /^(?:run_id|run_uuid|artifact_location|model_id|artifact_uri):/m.test(text);
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function folderOf(name: string): string {
  const slash = name.lastIndexOf("/");
  return slash < 0 ? "" : name.slice(0, slash);
}
