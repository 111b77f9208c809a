import { ReadError } from "../../model/errors.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { isObject, type Json, type JsonObject } from "../../readers/json/tolerant-json.ts";
import { memoryFile } from "../memory-file.ts";
import { copyOut } from "../private-copy.ts";
import { UNPACK_LIMITS, unpackAll } from "../unpack-file.ts";
import type { MlflowAddress } from "./address.ts";
import { askMlflow, askMlflowPages, objectsIn, textOf } from "./api.ts";
import { ARTIFACT_LIMITS, type ArtifactLimits, fetchArtifacts } from "./artifacts.ts";

/** Fetches one run of a live tracking server, as files in the layout of MLflow's file store. */
export async function openMlflowRun(
  address: MlflowAddress,
  limits: ArtifactLimits = ARTIFACT_LIMITS,
): Promise<Source> {
  const answer = await askMlflow(address, "runs/get", { run_id: address.runId });
  const { info, data } = runIn(answer, address);
  const keys = new Set(objectsIn(data, "metrics").map((metric) => textOf(metric["key"])));
  const artifacts = await fetchArtifacts(address, limits);
  const files = [
    memoryFile("meta.yaml", metaText(info, address.runId)),
    ...(await fetchMetrics(address, [...keys])),
    ...settingFiles(data, "params"),
    ...settingFiles(data, "tags"),
    ...artifacts.files,
  ];
  const unpack = { memory: { left: MEMORY }, limits: UNPACK_LIMITS };
  const unpacked = await unpackAll(files, unpack);
  return {
    input: address.shown,
    name: address.runId,
    files: unpacked.files,
    notices: [...artifacts.notices, ...unpacked.notices],
    copyOut,
  };
}

/** For packed artifacts, which are small: the limits of fetching hold before. */
const MEMORY = 256 * 1024 ** 2;

function runIn(answer: JsonObject, address: MlflowAddress): { info: JsonObject; data: JsonObject } {
  const run = answer["run"];
  const info = isObject(run) ? run["info"] : undefined;
  if (!isObject(run) || !isObject(info)) {
    throw new ReadError(
      `Cannot read ${address.shown}: expected run.info in the answer to runs/get, found ${Object.keys(answer).slice(0, 5).join(", ") || "an empty object"}`,
    );
  }
  const data = run["data"];
  return { info, data: isObject(data) ? data : {} };
}

/** Fields of meta.yaml that say how the run went; who ran it and where its files lie is nobody's business. */
function metaText(info: JsonObject, runId: string): string {
  const fields = ["experiment_id", "run_name", "status", "start_time", "end_time", "lifecycle_stage"];
  const lines = fields.flatMap((field) => {
    const value = textOf(info[field]);
    return value === "" ? [] : [`${field}: ${quoted(value)}`];
  });
  return [...lines, `run_id: ${quoted(runId)}`, ""].join("\n");
}

function quoted(text: string): string {
  return /^\w+$/.test(text) ? text : `'${text.replaceAll("'", "''").replace(/\s/g, " ")}'`;
}

/** Requests at once: what a small server answers without falling behind. */
const AT_ONCE = 4;

async function fetchMetrics(address: MlflowAddress, keys: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const queue = [...keys.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [i, key] = next;
      files[i] = memoryFile(`metrics/${key}`, await historyText(address, key));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    // Where one fails, the others ask for nothing more.
    queue.length = 0;
  }
  return files;
}

/** Values a page; MLflow answers at most 25,000 (GetMetricHistory in service.proto). */
const PAGE = "25000";

/** Longest history of one metric, as for any text that is read at once: about eight million values. */
const MOST_TEXT = 256 * 1024 ** 2;

async function historyText(address: MlflowAddress, key: string): Promise<string> {
  const query = { run_id: address.runId, metric_key: key, max_results: PAGE };
  const lines: string[] = [];
  let length = 0;
  const what = "metrics/get-history";
  for await (const metric of askMlflowPages(address, what, { list: "metrics", query })) {
    const line = `${textOf(metric["timestamp"]) || "0"} ${valueText(metric["value"])} ${textOf(metric["step"]) || "0"}\n`;
    length += line.length;
    if (length > MOST_TEXT) {
      throw new ReadError(
        `Cannot read ${address.shown}: the history of ${key} is longer than ${MOST_TEXT} bytes`,
      );
    }
    lines.push(line);
  }
  return lines.join("");
}

/**
 * Numbers in protobuf's JSON are numbers or "NaN" and "Infinity"; a database keeps an infinity as the largest double. A
 * value that is left out stays no value: the reader says so.
 */
function valueText(value: Json | undefined): string {
  if (typeof value === "number" && Math.abs(value) === Number.MAX_VALUE) return value > 0 ? "inf" : "-inf";
  return textOf(value) || "none";
}

function settingFiles(data: JsonObject, kind: "params" | "tags"): SourceFile[] {
  const settings = new Map(
    objectsIn(data, kind).map((entry) => [textOf(entry["key"]), textOf(entry["value"])]),
  );
  return [...settings].map(([key, value]) => memoryFile(`${kind}/${key}`, value));
}
