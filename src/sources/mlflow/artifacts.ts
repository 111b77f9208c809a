import { ReadError } from "../../model/errors.ts";
import type { Notice } from "../../model/position.ts";
import type { SourceFile } from "../../model/source.ts";
import { httpGet } from "../http-get.ts";
import { isLeftOut } from "../left-out.ts";
import { memoryFile } from "../memory-file.ts";
import type { MlflowAddress } from "./address.ts";
import { askMlflowPages, textOf } from "./api.ts";

/** How much of a run's artifacts is fetched; the rest is said in a notice. */
export interface ArtifactLimits {
  readonly files: number;
  readonly folders: number;
  readonly fileBytes: number;
  readonly bytes: number;
}

/** Logs, tables and predictions are below this; checkpoints and pictures are above, or no reader's. */
export const ARTIFACT_LIMITS: ArtifactLimits = {
  files: 200,
  folders: 200,
  fileBytes: 32 * 1024 ** 2,
  bytes: 128 * 1024 ** 2,
};

/** Names that some reader reads; pictures, pickles and environments of logged models are not fetched. */
const READABLE =
  /(\.(csv|tsv|jsonl?|ndjson|ya?ml|txt|log|out|err|md|parquet|npz|onnx|safetensors|db|sqlite3?|wandb)(\.(gz|zst))?|tfevents[^/]*)$/i;

/** The artifacts of a run that readers would read, under artifacts/; what cannot be had is said, not thrown. */
export async function fetchArtifacts(
  address: MlflowAddress,
  limits: ArtifactLimits,
): Promise<{ readonly files: readonly SourceFile[]; readonly notices: readonly Notice[] }> {
  const { listed, notices } = await listArtifacts(address, limits);
  const files: SourceFile[] = [];
  const over: string[] = [];
  let left = limits.bytes;
  for (const { path, size } of listed.filter(({ path }) => READABLE.test(path) && !isLeftOut(path))) {
    if (files.length >= limits.files || size > Math.min(left, limits.fileBytes)) {
      over.push(path);
      continue;
    }
    try {
      const bytes = await fetchArtifact(address, path, Math.min(left, limits.fileBytes));
      left -= bytes.length;
      files.push(memoryFile(`artifacts/${path}`, bytes));
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      notices.push(ignored("warning", `Artifact ${path} is not read: ${error.message}`));
    }
  }
  const unread = listed.filter(({ path }) => !READABLE.test(path) || isLeftOut(path)).length;
  if (unread > 0) {
    notices.push(ignored("info", `${unread} of ${listed.length} artifacts are of kinds that are not read`));
  }
  if (over.length > 0) notices.push(tooMuch(over, limits));
  return { files, notices };
}

interface Listed {
  readonly path: string;
  readonly size: number;
}

async function listArtifacts(
  address: MlflowAddress,
  limits: ArtifactLimits,
): Promise<{ listed: Listed[]; notices: Notice[] }> {
  const listed: Listed[] = [];
  const notices: Notice[] = [];
  const folders = new Set([""]);
  try {
    let looked = 0;
    // A set goes on over what is added to it meanwhile.
    for (const folder of folders) {
      if (looked === limits.folders || listed.length > MOST_LISTED) {
        notices.push(ignored("warning", `Only the first ${looked} folders of artifacts are looked into`));
        break;
      }
      looked += 1;
      for await (const entry of entriesOf(address, folder)) {
        if (entry.isFolder) folders.add(entry.path);
        else listed.push(entry);
      }
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    notices.push(ignored("warning", `The list of artifacts is not whole: ${error.message}`));
  }
  return { listed, notices };
}

/** A folder of more files is one of pictures or shards. */
const MOST_LISTED = 10_000;

async function* entriesOf(
  address: MlflowAddress,
  folder: string,
): AsyncGenerator<Listed & { readonly isFolder: boolean }> {
  const query = { run_id: address.runId, ...(folder === "" ? {} : { path: folder }) };
  for await (const file of askMlflowPages(address, "artifacts/list", { list: "files", query })) {
    // 64-bit numbers are texts in protobuf's JSON.
    const size = Number(textOf(file["file_size"]));
    yield { path: textOf(file["path"]), size, isFolder: file["is_dir"] === true };
  }
}

/** The path by which MLflow's own pages fetch an artifact, whatever store it lies in. */
async function fetchArtifact(
  { server, runId }: MlflowAddress,
  path: string,
  mostBytes: number,
): Promise<Uint8Array> {
  const expected = "the bytes of an artifact";
  return httpGet(server, { path: "/get-artifact", query: { run_id: runId, path }, expected, mostBytes });
}

function tooMuch(paths: readonly string[], limits: ArtifactLimits): Notice {
  const mib = (bytes: number): string => `${bytes / 1024 ** 2} MiB`;
  const most = `${limits.files} files, ${mib(limits.fileBytes)} each and ${mib(limits.bytes)} in all`;
  return ignored(
    "warning",
    `${paths.length} artifacts are beyond what is fetched (${most}), first ${paths[0]}`,
  );
}

function ignored(level: Notice["level"], message: string): Notice {
  return { level, code: "file-ignored", message, at: null };
}
