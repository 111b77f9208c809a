import type { JsonObject } from "../json/tolerant-json.ts";
import { detrDialect } from "./detr.ts";
import type { LineDialect } from "./line-dialect.ts";
import { llamaFactoryDialect } from "./llama-factory.ts";
import { mmcvDialect } from "./mmcv.ts";
import { plainDialect } from "./plain.ts";

/** The dialect of a file by its first record. */
export function dialectOf(first: JsonObject): LineDialect {
  if ("env_info" in first || ("mode" in first && "iter" in first)) return mmcvDialect();
  if ("n_parameters" in first && "train_loss" in first) return detrDialect();
  if ("current_steps" in first && "total_steps" in first) return llamaFactoryDialect();
  return plainDialect();
}
