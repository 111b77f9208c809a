import type { TableColumn } from "../tables/table.ts";
import type { ColumnFacts } from "../tables/table-series.ts";

/** Keras logs each epoch's mean of the training batches, and the validation at its end, under names that say which. */
export function kerasFacts(column: Pick<TableColumn, "name">): ColumnFacts {
  if (/^(lr|learning_rate)$/.test(column.name)) return { cadence: "epoch" };
  return { split: column.name.startsWith("val_") ? "validation" : "train", cadence: "epoch" };
}
