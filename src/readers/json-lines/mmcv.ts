import type { ConfigEntry } from "../../model/config.ts";
import type { JsonObject } from "../json/tolerant-json.ts";
import type { LineDialect } from "./line-dialect.ts";

/**
 * mmcv 1.x: `iter` counts within the epoch. On lines of mode val it is the number of training iterations of the epoch,
 * in older versions the size of the validation set, and `lr` is a repetition.
 */
export function mmcvDialect(): LineDialect {
  let meta: JsonObject = {};
  const iterations = new EpochLength();
  return {
    get axes() {
      const stepsPerEpoch = iterations.known();
      return { step: "iter", epoch: "epoch", ...(stepsPerEpoch === null ? {} : { stepsPerEpoch }) };
    },
    gave: "step metrics",
    shape(record) {
      if (!("mode" in record)) {
        meta = { ...meta, ...record };
        return null;
      }
      iterations.add(record);
      if (record["mode"] === "train") return { record, split: "train" };
      const { iter, lr: _, ...rest } = record;
      // Stated as the length of the epoch it is the step at which the epoch was over, and validated.
      const place = iterations.known() === iter ? { iter } : {};
      return { record: { ...rest, ...place }, split: record["mode"] === "test" ? "test" : "validation" };
    },
    facts: () => ({}),
    runFacts() {
      const stepsPerEpoch = iterations.known();
      return stepsPerEpoch === null ? {} : { stepsPerEpoch };
    },
    extraParts(file, group) {
      const { seed } = meta;
      if (typeof seed !== "number") return [];
      const entries: ConfigEntry[] = [{ key: "seed", value: seed, at: { file, line: 1, column: "seed" } }];
      return [{ group, reader: "json-lines", kind: "config", file, format: "text", text: null, entries }];
    },
  };
}

/** Finds out how many iterations an epoch has: training lines come every few, validation lines state the whole. */
class EpochLength {
  #largest = 0;
  #interval = Number.POSITIVE_INFINITY;
  #stated = 0;

  add(record: JsonObject): void {
    const { iter } = record;
    if (typeof iter !== "number") return;
    if (record["mode"] !== "train") {
      this.#stated = iter;
      return;
    }
    this.#interval = Math.min(this.#interval, iter);
    this.#largest = Math.max(this.#largest, iter);
  }

  /** What validation lines state, if the last training line of an epoch stands less than an interval before it. */
  known(): number | null {
    const fits = this.#stated >= this.#largest && this.#stated < this.#largest + this.#interval;
    return fits && this.#largest > 0 ? this.#stated : null;
  }
}
