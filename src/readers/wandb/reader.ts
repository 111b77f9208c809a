import type { Reader } from "../../model/reader.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { headText } from "../head-text.ts";
import { isWandbHead } from "./blocks.ts";
import { readRunFolder } from "./run-folder.ts";

/** W&B run folders: the .wandb file with all records, and the files beside it where that one is missing. */
export const wandb: Reader = {
  id: "wandb",
  title: "Weights & Biases run folder",
  files: ["wandb/run-*/run-*.wandb", "wandb/offline-run-*/run-*.wandb", "…/files/config.yaml"],
  about: {
    recognisedBy: "the mark of a `.wandb` file, or W&B's own files in its run folder",
    reads: [
      "history, settings, system metrics, console output and exit code",
      "where the `.wandb` file is missing: settings and last values from the files beside it",
    ],
    leaves: [
      "host, user, e-mail and remote: nobody's business",
      "media, tables and code",
      "disks, networks and temperatures",
    ],
    traps: [
      "a metric stands on the axis that `define_metric` names, else on the trainer's own step",
      "damaged blocks, torn ends, a run without exit record",
    ],
    provenBy: "W&B offline",
  },
  sniff(file, head, source) {
    if (isWandbHead(head)) return 1;
    const base = file.name.slice(file.name.lastIndexOf("/") + 1);
    // A damaged head: the name is all there is, and the reader says what is wrong.
    if (base.endsWith(".wandb")) return 0.6;
    const folder = runFolderOf(file.name);
    return folder !== null && OWN_FILES.test(file.name) && isRunFolder(folder, source, head) ? 1 : 0;
  },
  async *read(files, source) {
    const folders = new Map<string, SourceFile[]>();
    for (const file of files) {
      const folder = runFolderOf(file.name) ?? parentOf(file.name);
      folders.set(folder, [...(folders.get(folder) ?? []), file]);
    }
    for (const [folder, members] of folders) yield* readRunFolder(folder, members, source);
  },
};

/** Files that W&B itself writes into a run's folder; the others below files/ are the script's own. */
const OWN_FILES =
  /(?:^|\/)(?:files\/(?:config\.yaml|wandb-summary\.json|wandb-metadata\.json|requirements\.txt|conda-environment\.yaml)|logs\/debug[^/]*\.log)$/;

/** `a/run-1/files/config.yaml` lies in the run folder `a/run-1`; null for a file that is in no files/ or logs/. */
function runFolderOf(name: string): string | null {
  const match = /^(?:(.*)\/)?(?:files|logs)\/[^/]+$/.exec(name);
  return match ? (match[1] ?? "") : null;
}

/** A .wandb file lies in it, or its name is one of W&B's, or the file has W&B's mark. */
function isRunFolder(folder: string, source: Source, head: Uint8Array): boolean {
  if (/(?:^|\/)(?:offline-)?run-\d{8}_\d{6}-\w+$/.test(folder)) return true;
  if (/^(?:wandb_version|_wandb):/m.test(headText(head)) || /"_wandb":/.test(headText(head))) return true;
  return source.files.some((file) => file.name.endsWith(".wandb") && parentOf(file.name) === folder);
}

function parentOf(name: string): string {
  const slash = name.lastIndexOf("/");
  return slash < 0 ? "" : name.slice(0, slash);
}
