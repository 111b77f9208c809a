import type { Split } from "../../model/metric-role.ts";
import type { RunFacts, RunPart } from "../../model/run.ts";
import type { JsonObject } from "../json/tolerant-json.ts";
import type { AxisHints } from "../tables/axes-of-table.ts";
import type { TableColumn } from "../tables/table.ts";
import type { ColumnFacts } from "../tables/table-series.ts";

/** What one writer's records mean beyond their names; stateful, one for each file. */
export interface LineDialect {
  readonly axes: AxisHints;
  readonly gave: string;
  /** The record as rows of metrics take it, with its split where the record says it; null for no metrics. */
  shape(record: JsonObject): { readonly record: JsonObject; readonly split?: Split } | null;
  facts(column: TableColumn): ColumnFacts;
  /** 1 for each row to keep, where the file holds rows of a second writer; null where all stay. */
  rowsToKeep?(): Uint8Array | null;
  runFacts(): RunFacts;
  extraParts(file: string, group: string): RunPart[];
}
