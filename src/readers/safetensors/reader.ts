import type { Notice } from "../../model/position.ts";
import type { Reader } from "../../model/reader.ts";
import type { RunPart } from "../../model/run.ts";
import type { Source, SourceFile } from "../../model/source.ts";
import { baseOf, folderOf } from "../../names/file-path.ts";
import { readEach } from "../read-each.ts";
import { type NumbersRead, readNumbers } from "../stored-numbers.ts";
import { isWholeModel, modelBody, type StoredTensor, tensorWords, weightsBody } from "../stored-tensors.ts";
import { readTensorHeader } from "./tensor-header.ts";
import { readWeightMap } from "./weight-map.ts";

/** Weights in safetensors files, by their headers: names, shapes and types; the numbers only where they are asked for. */
export const safetensors: Reader = {
  id: "safetensors",
  title: "safetensors weights",
  files: ["model.safetensors", "model-00001-of-00002.safetensors", "model.safetensors.index.json"],
  about: {
    recognisedBy: "the header of the format or its name",
    reads: [
      "names, shapes and types of the tensors of one model in all its files",
      "the numbers themselves on request",
    ],
    leaves: ["the numbers, unless asked: a model may have many gigabytes"],
    traps: ["shards and their index are one model"],
  },
  readsPart: true,
  sniff: sniffSafetensors,
  read: readSafetensors,
};

function sniffSafetensors(file: SourceFile, head: Uint8Array): number {
  if (/\.safetensors\.index\.json$/i.test(file.name)) return 0.96;
  // Eight bytes of length, then the header's brace: https://github.com/huggingface/safetensors#format
  const long = head.length > 8 && head[8] === 0x7b;
  if (!long) return /\.safetensors$/i.test(file.name) ? 0.5 : 0;
  const length = new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true);
  const fits = length >= 2n && length <= BigInt(file.size - 8);
  if (/\.safetensors$/i.test(file.name)) return 0.96;
  return fits && /^\{\s*"[^"]*"\s*:\s*\{/.test(new TextDecoder("latin1").decode(head.subarray(8, 400)))
    ? 0.7
    : 0;
}

/** Files of one model: `model-00001-of-00003.safetensors` and its index lie in one folder under one stem. */
function modelOf(name: string): string {
  return name.replace(/\.safetensors\.index\.json$|(-\d{5}-of-\d{5})?\.safetensors$/i, "");
}

async function* readSafetensors(files: readonly SourceFile[], source: Source): AsyncGenerator<RunPart> {
  const models = new Map<string, SourceFile[]>();
  for (const file of files) models.set(modelOf(file.name), [...(models.get(modelOf(file.name)) ?? []), file]);
  const firsts = [...models.values()].flatMap((own) => own.slice(0, 1));
  yield* readEach("safetensors", firsts, (first) =>
    readModel(models.get(modelOf(first.name)) ?? [first], source),
  );
}

async function* readModel(files: readonly SourceFile[], source: Source): AsyncGenerator<RunPart> {
  const tensors: StoredTensor[] = [];
  const notices: Notice[] = [];
  const parts: RunPart[] = [];
  const numbers: NumbersRead[] = [];
  const first = files[0]?.name ?? "";
  const base = { group: folderOf(first), reader: "safetensors" };
  const map = files.find((file) => /\.json$/i.test(file.name));
  for (const file of files) {
    if (file === map) continue;
    const header = await readTensorHeader(file);
    tensors.push(...header.tensors);
    notices.push(...header.notices);
    const readsNumbers = source.readsWeights === true && isWholeModel(first);
    if (readsNumbers) numbers.push(await readNumbers(file, header.tensors));
    const gave = tensorWords(header.tensors.length, readsNumbers);
    parts.push({
      ...base,
      kind: "provenance",
      provenance: { file: file.name, readAs: "safetensors", gave, rows: header.tensors.length },
    });
  }
  if (map !== undefined) {
    const stated = await readWeightMap(map);
    notices.push(...missingShards(map.name, stated, tensors));
    parts.push({
      ...base,
      kind: "provenance",
      provenance: { file: map.name, readAs: "safetensors", gave: "index of shards", rows: stated.size },
    });
  }
  const body = modelBody(first, tensors);
  if (body !== null) yield { ...base, ...body };
  if (numbers.length > 0) yield { ...base, ...weightsBody(first, numbers) };
  if (notices.length > 0) yield { ...base, kind: "notices", notices };
  yield* parts;
}

/** Tensors that the index names and no file at hand holds. */
function missingShards(
  file: string,
  stated: ReadonlyMap<string, string>,
  tensors: readonly StoredTensor[],
): Notice[] {
  const found = new Set(tensors.map(({ name }) => name));
  const missing = [...stated].filter(([name]) => !found.has(name));
  if (missing.length === 0) return [];
  const shards = [...new Set(missing.map(([, shard]) => baseOf(shard)))].sort();
  const message = `${missing.length} of ${stated.size} tensors stand in ${shards.length} ${shards.length === 1 ? "file that is" : "files that are"} not here, the first ${shards[0] ?? ""}`;
  return [{ level: "info", code: "truncated-file", message, at: { file } }];
}
