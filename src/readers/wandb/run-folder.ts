import type { ConfigEntry } from "../../model/config.ts";
import { ReadError } from "../../model/errors.ts";
import type { RunPart, RunPartBody } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { configOfYaml } from "./config-yaml.ts";
import { emptyHistory, type History } from "./history.ts";
import { addSummary } from "./summary.ts";
import { trainingsOf } from "./trainings.ts";
import { readWandbLog, type WandbLog } from "./wandb-log.ts";
import { wholeRunParts } from "./whole-run-parts.ts";

/** The parts of one run folder. What the .wandb file does not say is taken from the files beside it. */
export async function* readRunFolder(
  folder: string,
  files: readonly SourceFile[],
  source: Source,
): AsyncGenerator<RunPart> {
  const logs: WandbLog[] = [];
  for (const file of files) if (file.name.endsWith(".wandb")) logs.push(await readWandbLog(file));
  for (const log of logs) refuseUnreadable(log);
  for (const [group, bodies] of trainingGroups(logs, folder))
    for (const body of bodies) yield part(group, body);
  const whole = [
    ...(await summaryParts(logs, files)),
    ...logs.flatMap((log) => wholeRunParts(log, hasConsoleFile(folder, source))),
    ...(await configParts(logs, files)),
    ...provenanceParts(logs, files),
  ];
  for (const body of whole) yield part(folder, body);
}

/** The folder itself where it holds one training, else a name below it for each. */
function trainingGroups(logs: readonly WandbLog[], folder: string): [string, readonly RunPartBody[]][] {
  const trainings = logs.flatMap((log) => trainingsOf(log));
  const prefix = folder === "" ? "training" : `${folder}/training`;
  return trainings.map((bodies, i) => [trainings.length > 1 ? `${prefix}-${padded(i + 1)}` : folder, bodies]);
}

function padded(number: number): string {
  return String(number).padStart(2, "0");
}

function part(group: string, body: RunPartBody): RunPart {
  return { group, reader: "wandb", ...body };
}

function refuseUnreadable(log: WandbLog): void {
  if (log.records > 0 || log.file.size < 8) return;
  const why = log.notices[0]?.message ?? "it holds no record";
  throw new ReadError(`Cannot read ${log.file.name}: ${why.charAt(0).toLowerCase()}${why.slice(1)}`);
}

/** Settings of the records; the last of each key counts. */
async function configParts(logs: readonly WandbLog[], files: readonly SourceFile[]): Promise<RunPartBody[]> {
  const entries: ConfigEntry[] = [];
  for (const log of logs) {
    entries.push(...log.settings.values());
    if (log.run?.commit) {
      entries.push({ key: "git.commit", value: log.run.commit, at: { file: log.file.name, record: 0 } });
    }
  }
  const yaml = files.find((file) => file.name.endsWith("files/config.yaml"));
  const known = new Set(entries.map((entry) => entry.key));
  if (yaml) {
    const written = configOfYaml(yaml.name, await yaml.text());
    entries.push(...written.filter((entry) => !known.has(entry.key)));
  }
  const [first] = entries;
  return first ? [{ kind: "config", file: first.at.file, format: "text", text: null, entries }] : [];
}

/** Where no history was kept, the last values are all there is of the metrics. */
async function summaryParts(logs: readonly WandbLog[], files: readonly SourceFile[]): Promise<RunPartBody[]> {
  const file = files.find((one) => one.name.endsWith("files/wandb-summary.json"));
  if (!file || logs.some((log) => log.history.columns.size > 0)) return [];
  const history: History = emptyHistory();
  addSummary(history, await file.text());
  const parts = trainingsOf({ file, history, metrics: [] }).flat();
  if (parts.length === 0) return [];
  const message = "No history was kept; each metric has its last value only, from the summary";
  return [
    ...parts,
    {
      kind: "notices",
      notices: [{ level: "warning", code: "sampled-history", message, at: { file: file.name } }],
    },
  ];
}

/** The console also lies in files/output.log, which is read as a log of its own. */
function hasConsoleFile(folder: string, source: Source): boolean {
  const name = folder === "" ? "files/output.log" : `${folder}/files/output.log`;
  return source.files.some((file) => file.name === name && file.size > 0);
}

function provenanceParts(logs: readonly WandbLog[], files: readonly SourceFile[]): RunPartBody[] {
  return files.map((file) => {
    const log = logs.find((one) => one.file === file);
    const gave = log ? gaveOf(log) : (GAVE[file.name.slice(file.name.lastIndexOf("/") + 1)] ?? "nothing");
    return {
      kind: "provenance",
      provenance: { file: file.name, readAs: "wandb", gave, rows: log?.history.steps.length ?? null },
    };
  });
}

const GAVE: Readonly<Record<string, string>> = {
  "config.yaml": "settings",
  "wandb-summary.json": "last values",
};

function gaveOf(log: WandbLog): string {
  const gave: string[] = [];
  if (log.history.columns.size > 0) gave.push(`history of ${log.history.columns.size} metrics`);
  if (log.settings.size > 0) gave.push("settings");
  if (log.stats.columns.size > 0) gave.push("system metrics");
  return gave.length > 0 ? gave.join(", ") : "nothing";
}
