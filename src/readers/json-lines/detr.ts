import type { RunFacts } from "../../model/run.ts";
import type { LineDialect } from "./line-dialect.ts";

/** DETR, MAE, DeiT and DINO: one line an epoch, counted from 0; what they call test is the validation set. */
export function detrDialect(): LineDialect {
  let facts: RunFacts = {};
  return {
    axes: { step: null, epoch: "epoch", epochRows: "index" },
    gave: "epoch metrics",
    shape(record) {
      const { n_parameters: parameters, ...rest } = record;
      if (typeof parameters === "number") facts = { parameters };
      return { record: rest };
    },
    facts: (column) =>
      column.name.startsWith("test_") ? { split: "validation", cadence: "epoch" } : { cadence: "epoch" },
    runFacts: () => facts,
    extraParts: () => [],
  };
}
