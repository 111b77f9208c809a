import type { Split } from "../model/metric-role.ts";
import { baseOf, folderOf } from "../names/file-path.ts";
import { isRankOfJob } from "../names/rank-of-file.ts";

/** A file of metrics before it is read. */
export interface MetricFile {
  readonly name: string;
  readonly metrics: readonly string[];
  /** What the file's own name says. */
  readonly split: Split | null;
}

/**
 * The group of each file: its folder, or a sub-run of its own where another file of the folder logs the same
 * quantities on the same split: `training_log.csv` and `training_log_2.csv` are two trainings, `train.csv` and `val.csv`
 * are one, and so are `loss.csv` and `accuracy.csv`. The ranks of a distributed job are one training.
 */
export function groupFiles(files: readonly MetricFile[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const names = files.map(({ name }) => name);
  const ranks = new Set(names.filter((name) => isRankOfJob(name, names)));
  for (const file of files) {
    const folder = folderOf(file.name);
    const rivals = files.filter(
      (other) =>
        other !== file &&
        folderOf(other.name) === folder &&
        other.split === file.split &&
        !(ranks.has(file.name) && ranks.has(other.name)),
    );
    const shared = rivals.some((other) => other.metrics.some((name) => file.metrics.includes(name)));
    const stem = baseOf(file.name).replace(/\.[^.]*$/, "");
    groups.set(file.name, shared ? [folder, stem].filter((part) => part !== "").join("/") : folder);
  }
  return groups;
}
