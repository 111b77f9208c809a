import { ReadError } from "../../model/errors.ts";
import type { SourceFile } from "../../model/source.ts";
import { readJsonObject } from "../json/json-artifact.ts";
import { isObject } from "../json/tolerant-json.ts";

/** Which shard holds which tensor, as `model.safetensors.index.json` says. */
export async function readWeightMap(file: SourceFile): Promise<ReadonlyMap<string, string>> {
  const root = await readJsonObject(file, "an object with a weight_map");
  const map = root["weight_map"];
  if (!isObject(map))
    throw new ReadError(`Cannot read ${file.name}: weight_map is expected to name the shard of each tensor`);
  return new Map(Object.entries(map).map(([tensor, shard]) => [tensor, String(shard)]));
}
