import type { Features } from "../model/artifacts.ts";
import { definePairSignal, defineSignal } from "../model/signal.ts";

/** Rows that are equal in every column. */
export interface SharedRows {
  /** Rows of the second split that stand in the first. */
  readonly shared: number;
  readonly rows: number;
  /** Share of rows of the first split that repeat an earlier one of it: what coarse data gives by itself. */
  readonly usual: number;
}

/** Compares whole rows; null where the columns differ or are so few that equal rows mean nothing. */
export const sharedRows = definePairSignal((first: Features, second: Features): SharedRows | null => {
  if (first.columns.length < 3 || first.columns.join("\n") !== second.columns.join("\n")) return null;
  const seen = rowKeys(first);
  const rows = rowKeys(second);
  if (seen.length === 0 || rows.length === 0) return null;
  const known = new Set(seen);
  return {
    shared: rows.filter((key) => known.has(key)).length,
    rows: rows.length,
    usual: 1 - known.size / seen.length,
  };
});

const rowKeys = defineSignal((features: Features): readonly string[] =>
  Array.from({ length: features.values[0]?.length ?? 0 }, (_, row) =>
    features.values.map((column) => column[row]).join(" "),
  ),
);
