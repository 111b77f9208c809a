import type { ConfigEntry } from "../../model/config.ts";
import type { JsonObject } from "../tolerant-json.ts";
import type { LineDialect } from "./line-dialect.ts";

/**
 * mmcv 1.x: `iter` counts within the epoch on lines of mode train; on lines of mode val it is the size of the validation
 * set, and `lr` is a repetition.
 */
export function mmcvDialect(): LineDialect {
  let meta: JsonObject = {};
  return {
    axes: { step: "iter", epoch: "epoch" },
    gave: "step metrics",
    shape(record) {
      if (!("mode" in record)) {
        meta = { ...meta, ...record };
        return null;
      }
      if (record["mode"] === "train") return { record, split: "train" };
      const { iter: _, lr: __, ...rest } = record;
      return { record: rest, split: record["mode"] === "test" ? "test" : "validation" };
    },
    facts: () => ({}),
    runFacts: () => ({}),
    extraParts(file, group) {
      const { seed } = meta;
      if (typeof seed !== "number") return [];
      const entries: ConfigEntry[] = [{ key: "seed", value: seed, at: { file, line: 1, column: "seed" } }];
      return [{ group, reader: "json-lines", kind: "config", file, format: "text", text: null, entries }];
    },
  };
}
