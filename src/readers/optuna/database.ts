import { ReadError } from "../../model/errors.ts";
import type { SqliteDatabase, SqliteRow } from "../sqlite.ts";
import { momentOf } from "../tables/time-column.ts";
import { paramValue, type Study, stateOf, type Trial } from "./study.ts";

/** Studies of a relational storage, with all their trials. */
export function studiesOfDatabase(database: SqliteDatabase): Study[] {
  const missing = ["studies", "trials"].find((table) => !database.tables.has(table));
  if (missing !== undefined) {
    const found = [...database.tables].slice(0, 10).join(", ");
    throw new ReadError(
      `Cannot read ${database.file}: table ${missing} of Optuna is expected, found ${found === "" ? "no table" : found}`,
    );
  }
  const studies = new Map<number, Study>();
  database.each("studies", (row) => {
    studies.set(Number(row["study_id"]), { name: String(row["study_name"]), directions: [], trials: [] });
  });
  if (database.tables.has("study_directions")) {
    database.each("study_directions", (row) => {
      studies.get(Number(row["study_id"]))?.directions.push(String(row["direction"]));
    });
  }
  const trials = readTrials(database, studies);
  readParams(database, trials);
  readValues(database, trials);
  return [...studies.values()];
}

type Trials = ReadonlyMap<number, Trial>;

function readTrials(database: SqliteDatabase, studies: ReadonlyMap<number, Study>): Trials {
  const trials = new Map<number, Trial>();
  database.each("trials", (row) => {
    const study = studies.get(Number(row["study_id"]));
    if (!study) return;
    const id = Number(row["trial_id"]);
    const trial: Trial = {
      number: Number(row["number"] ?? study.trials.length),
      state: stateOf(row["state"]),
      end: momentOf(String(row["datetime_complete"] ?? "")),
      values: [],
      params: [],
      reports: [],
      row: id,
    };
    study.trials.push(trial);
    trials.set(id, trial);
  });
  return trials;
}

function readParams(database: SqliteDatabase, trials: Trials): void {
  if (!database.tables.has("trial_params")) return;
  database.each("trial_params", (row) => {
    const value = paramValue(Number(row["param_value"]), String(row["distribution_json"] ?? ""));
    trials.get(Number(row["trial_id"]))?.params.push({ name: String(row["param_name"]), value });
  });
}

/** Schemas before 3.0 have no column for the kind of value, and no rows for infinite ones. */
function readValues(database: SqliteDatabase, trials: Trials): void {
  if (database.tables.has("trial_values")) {
    database.each("trial_values", (row) => {
      const trial = trials.get(Number(row["trial_id"]));
      if (trial) trial.values[Number(row["objective"] ?? 0)] = storedValue(row, "value");
    });
  }
  if (!database.tables.has("trial_intermediate_values")) return;
  database.each("trial_intermediate_values", (row) => {
    trials.get(Number(row["trial_id"]))?.reports.push({
      step: Number(row["step"]),
      value: storedValue(row, "intermediate_value"),
      row: Number(row["record"]),
    });
  });
}

function storedValue(row: SqliteRow, column: string): number {
  const kind = row[`${column}_type`];
  if (kind === "INF_POS") return Number.POSITIVE_INFINITY;
  if (kind === "INF_NEG") return Number.NEGATIVE_INFINITY;
  const value = row[column];
  return kind === "NAN" || value === null || value === undefined ? Number.NaN : Number(value);
}
