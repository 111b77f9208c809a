import { METRIC_ROLES, type Split } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";
import { resolveName } from "../../names/metric-names.ts";
import type { Table, TableColumn } from "../tables/table.ts";
import type { ColumnFacts } from "../tables/table-series.ts";

/** A column of a booster's log: an evaluation set and a metric on it. */
export interface SetColumn {
  readonly set: string;
  readonly metric: string;
}

/** `train-logloss` of XGBoost, `valid_0's l2` of LightGBM, `validation_0/logloss` of nested lists; null for others. */
export function setColumn(name: string): SetColumn | null {
  const match = /^(.+?)'s (.+)$/.exec(name) ?? /^([^/]+)\/(.+)$/.exec(name) ?? /^([^-]+)-(.+)$/.exec(name);
  return match ? { set: match[1] ?? "", metric: match[2] ?? "" } : null;
}

/** Which split each set of a table is, with what was assumed. */
export function splitsOfSets(table: Table): { splits: ReadonlyMap<string, Split>; notices: Notice[] } {
  const columns = table.columns.flatMap((column) => {
    const found = setColumn(column.name);
    return found ? [{ ...found, column }] : [];
  });
  const sets = [...new Set(columns.map(({ set }) => set))];
  const splits = new Map(sets.map((set) => [set, splitOfSet(set, sets)]));
  const first = sets.find((set) => set === "validation_0");
  if (first === undefined || sets.length < 2) return { splits, notices: [] };
  const metrics = new Set(columns.map(({ metric }) => metric));
  const named = (set: string, metric: string) =>
    columns.find((one) => one.set === set && one.metric === metric)?.column;
  const better = [...metrics].every((metric) =>
    fitsBetter({ metric, first: named(first, metric), second: named("validation_1", metric) }),
  );
  if (!better) return { splits, notices: [] };
  splits.set(first, "train");
  const message =
    "Set validation_0 is taken for the training data, as it is usual to give it first and it fits better to the end than validation_1";
  return { splits, notices: [{ level: "info", code: "unit-assumed", message, at: { file: table.file } }] };
}

/** What set and metric say of a column: its split, its role, and that each value is a whole evaluation. */
export function setFacts(splits: ReadonlyMap<string, Split>): (column: TableColumn) => ColumnFacts {
  return ({ name }) => {
    const found = setColumn(name);
    const split = splits.get(found?.set ?? "");
    return { ...metricFacts(found?.metric ?? name), ...(split === undefined ? {} : { split }) };
  };
}

/** The role of a booster's metric by its own name, whatever its set is called. */
export function metricFacts(metric: string): Exclude<ColumnFacts, null> {
  // CatBoost's cross-entropy over classes.
  const role = /^MultiClass(OneVsAll)?\b/.test(metric) ? "loss" : resolveName(metric).role;
  return { cadence: "epoch", ...(role === "other" ? {} : { role }) };
}

/** A set called test is the one that is watched, hence validation data, where there is no other. */
function splitOfSet(set: string, all: readonly string[]): Split {
  if (TRAIN.test(set)) return "train";
  const others = all.filter((one) => one !== set && !TRAIN.test(one));
  return /test/i.test(set) && others.some((one) => !/test/i.test(one)) ? "test" : "validation";
}

const TRAIN = /^(d|x_?)?(train|training|learn|trn)(_set|ing_set)?$/i;

/** Whether the first of two sets ends with the better value; a metric that has no known better side tells nothing. */
function fitsBetter(pair: {
  metric: string;
  first: TableColumn | undefined;
  second: TableColumn | undefined;
}): boolean {
  const { better } = METRIC_ROLES[resolveName(pair.metric).role];
  const a = pair.first?.values.at(-1) ?? Number.NaN;
  const b = pair.second?.values.at(-1) ?? Number.NaN;
  return better === "higher" ? a > b : better !== "lower" || a < b;
}
