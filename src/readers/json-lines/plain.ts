import type { Split } from "../../model/metric-role.ts";
import type { JsonObject } from "../json/tolerant-json.ts";
import type { LineDialect } from "./line-dialect.ts";

/** Records of detectron2, MMEngine and scripts: names say all, save where a key `mode` or `split` says the split. */
export function plainDialect(): LineDialect {
  const axes = new MmengineAxes();
  return {
    axes: {},
    gave: "step metrics",
    shape(record) {
      const split = splitIn(record);
      const shaped = axes.withTrainingStep(record);
      const own = split ?? shaped.split;
      return { record: shaped.record, ...(own === undefined ? {} : { split: own }) };
    },
    // Seconds that detectron2 guesses are left tell nothing of the training.
    facts: (column) => (column.name === "eta_seconds" ? null : {}),
    runFacts: () => ({}),
    extraParts: () => [],
  };
}

const SPLIT_KEYS = ["mode", "split", "phase", "stage", "subset"];

const SPLIT_WORDS: Readonly<Record<string, Split>> = {
  train: "train",
  training: "train",
  val: "validation",
  valid: "validation",
  validation: "validation",
  eval: "validation",
  dev: "validation",
  test: "test",
};

function splitIn(record: JsonObject): Split | undefined {
  for (const key of SPLIT_KEYS) {
    const word = record[key];
    if (typeof word === "string" && word.toLowerCase() in SPLIT_WORDS) return SPLIT_WORDS[word.toLowerCase()];
  }
  return undefined;
}

/**
 * MMEngine counts `step` in iterations on training lines and in epochs on validation lines, which have neither `iter`
 * nor `lr`. They stand at the training step before them.
 */
class MmengineAxes {
  #training: { step: number; epoch: number } | null = null;

  withTrainingStep(record: JsonObject): { record: JsonObject; split?: Split } {
    const { step, iter, epoch } = record;
    if (typeof step !== "number") return { record };
    if (typeof iter === "number") {
      this.#training = { step, epoch: typeof epoch === "number" ? epoch : Number.NaN };
      const { iter: _, ...rest } = record;
      return { record: rest };
    }
    if (this.#training === null || "lr" in record || "loss" in record) return { record };
    return { record: { ...record, ...this.#training }, split: "validation" };
  }
}
