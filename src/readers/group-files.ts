import { baseOf, folderOf } from "./read-each.ts";

/**
 * The group of each file: its folder, or a sub-run of its own where another file of the folder logs the same
 * quantities (`training_log.csv` and `training_log_2.csv` are two trainings, `loss.csv` and `accuracy.csv` are one).
 */
export function groupFiles(files: readonly { readonly name: string; readonly metrics: readonly string[] }[]) {
  const groups = new Map<string, string>();
  for (const file of files) {
    const folder = folderOf(file.name);
    const rivals = files.filter((other) => other !== file && folderOf(other.name) === folder);
    const shared = rivals.some((other) => other.metrics.some((name) => file.metrics.includes(name)));
    const stem = baseOf(file.name).replace(/\.[^.]*$/, "");
    groups.set(file.name, shared ? [folder, stem].filter((part) => part !== "").join("/") : folder);
  }
  return groups;
}
