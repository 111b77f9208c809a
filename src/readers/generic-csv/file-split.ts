import type { Split } from "../../model/metric-role.ts";
import { baseOf } from "../../names/file-path.ts";
import type { ColumnFacts } from "../tables/table-series.ts";

/** The split that a file's own name states (`val.csv`, `test_metrics.csv`); null where it states none. */
export function splitOfFile(file: string): Split | null {
  const stem = baseOf(file)
    .toLowerCase()
    .replace(/\.[^.]*$/, "");
  return SPLITS.find(({ word }) => word.test(stem))?.split ?? null;
}

/** What the file's split says of a column, unless the column states one itself or has none. */
export function splitFacts(split: Split | null, column: string): ColumnFacts {
  return split === null || STATES_SPLIT.test(column) || HAS_NONE.test(column) ? {} : { split };
}

// `training_log.csv` is the log of a training with all its splits, so that train_log states none.
const SPLITS = [
  { word: /^(train|training)(_(metrics|results|loss|losses))?$/, split: "train" },
  { word: /^(val|valid|validation|eval|dev)(_(metrics|results|loss|losses|log))?$/, split: "validation" },
  { word: /^test(_(metrics|results|loss|losses|log))?$/, split: "test" },
] as const;

const STATES_SPLIT = /(^|[^a-z])(train|training|val|valid|validation|eval|dev|test)([^a-z]|$)/i;

/** Quantities of the optimizer and the machine have no split. */
const HAS_NONE = /(^|[^a-z])(lr|learning_rate|grad|norm|time|mem|memory|step|epoch)([^a-z]|$)/i;
