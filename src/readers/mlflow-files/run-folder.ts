import type { ConfigEntry } from "../../model/config.ts";
import type { RunPart, RunPartBody } from "../../model/run.ts";
import type { SourceFile } from "../../model/source.ts";
import { flattenSettings, valueOfText } from "../text-value.ts";
import { type Metric, parseMetric } from "./metric-file.ts";
import { metricParts } from "./metric-parts.ts";
import { parseRunMeta, statusParts } from "./run-meta.ts";

/** The parts of one run folder; an experiment's or model's folder gives provenance only. */
export async function* readRunFolder(folder: string, files: readonly SourceFile[]): AsyncGenerator<RunPart> {
  const inFolder = files.map((file) => storeFile(folder, file));
  const metaFile = inFolder.find((one) => one.kind === "meta.yaml")?.file;
  const meta = metaFile ? parseRunMeta(await metaFile.text()) : null;
  const gathered: Gathered = { metrics: [], entries: [], provenance: [] };
  for (const one of inFolder) await gather(gathered, one, meta !== null);
  const bodies = [
    ...metricParts(gathered.metrics),
    ...configParts(gathered.entries),
    ...(meta && metaFile ? statusParts(meta, { file: metaFile.name, line: 1 }) : []),
    ...noticeParts(gathered.metrics),
    ...gathered.provenance,
  ];
  for (const body of bodies) yield { group: folder, reader: "mlflow-files", ...body };
}

interface Gathered {
  readonly metrics: Metric[];
  readonly entries: ConfigEntry[];
  readonly provenance: RunPartBody[];
}

/** A file of the store: `metrics/train/loss` is kind `metrics`, key `train/loss`. */
interface StoreFile {
  readonly file: SourceFile;
  readonly kind: string;
  readonly key: string;
}

function storeFile(folder: string, file: SourceFile): StoreFile {
  const path = folder === "" ? file.name : file.name.slice(folder.length + 1);
  const slash = path.indexOf("/");
  return slash < 0
    ? { file, kind: path, key: "" }
    : { file, kind: path.slice(0, slash), key: path.slice(slash + 1) };
}

async function gather(gathered: Gathered, { file, kind, key }: StoreFile, isRun: boolean): Promise<void> {
  let gave = "nothing";
  let rows: number | null = null;
  if (isRun && kind === "metrics") {
    const metric = parseMetric(key, file.name, await file.text());
    gathered.metrics.push(metric);
    gave = "one metric";
    rows = metric.values.length;
  } else if (isRun && (kind === "params" || (kind === "tags" && isTellingTag(key)))) {
    const settings = flattenSettings(valueOfText(await file.text()), key);
    for (const setting of settings) gathered.entries.push({ ...setting, at: { file: file.name, line: 1 } });
    gave = kind === "params" ? "one parameter" : "one tag";
  } else if (isRun && kind === "meta.yaml") gave = "the state of the run";
  gathered.provenance.push({
    kind: "provenance",
    provenance: { file: file.name, readAs: "mlflow-files", gave, rows },
  });
}

/** Whether a tag says something of the training: a user's name is nobody's business, and the history of logged models is long and says nothing of the training. */
export function isTellingTag(name: string): boolean {
  return name !== "mlflow.user" && name !== "mlflow.log-model.history" && !name.startsWith("mlflow.note");
}

function configParts(entries: readonly ConfigEntry[]): RunPartBody[] {
  const [first] = entries;
  return first ? [{ kind: "config", file: first.at.file, format: "text", text: null, entries }] : [];
}

function noticeParts(metrics: readonly Metric[]): RunPartBody[] {
  const notices = metrics.flatMap((metric) => metric.notices);
  return notices.length > 0 ? [{ kind: "notices", notices }] : [];
}
