import type { Run } from "../model/run.ts";

/** A path of the run, and what may be shown of it. */
interface ShownPath {
  readonly path: string;
  readonly shown: string;
}

/** Folders that tools name, not people. */
const TOOL_FOLDER =
  /^(?:train(?:ing)?|val(?:id(?:ation)?)?|test|eval(?:uation)?|logs?|tb|tb_?logs?|tensorboard|csv_?logs?|lightning_logs|version_\d+|runs?|files|media|wandb|latest-run|mlruns|mlartifacts|artifacts|metrics|params|tags|checkpoints?|checkpoint-\d+|epoch_?\d+|plots|weights|outputs?|results?|dvclive|vis_data|events|\.hydra|folder-\d+|\d{8}_\d{6}|\d{4}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}|(?:offline-)?run-\d{8}_\d{6}-\w+|[0-9a-f]{32}|\d+)$/i;

/** Every file and folder of the run whose path has a name that somebody gave; the last part of a file stays. */
export function shownPaths(run: Run): ShownPath[] {
  const aliases = new Map<string, string>();
  const paths = new Map<string, string>();
  for (const { file } of run.provenance) {
    const folders = file.split("/");
    const base = folders.pop() ?? "";
    const shown = folders.map((name) => aliasOf(name, aliases));
    for (let depth = 1; depth <= folders.length; depth++) {
      // A single plain name may be a word of any sentence: alone it is hidden only where it can be nothing else.
      if (depth > 1 || !/^[a-z]{1,8}$/.test(folders[0] ?? ""))
        paths.set(folders.slice(0, depth).join("/"), shown.slice(0, depth).join("/"));
    }
    paths.set(file, [...shown, base].join("/"));
  }
  return [...paths].map(([path, shown]) => ({ path, shown })).filter(({ path, shown }) => path !== shown);
}

function aliasOf(name: string, aliases: Map<string, string>): string {
  if (TOOL_FOLDER.test(name)) return name;
  const alias = aliases.get(name) ?? `folder-${aliases.size + 1}`;
  aliases.set(name, alias);
  return alias;
}
