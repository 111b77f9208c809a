import type { Notice } from "../../model/position.ts";
import type { SourceFile } from "../../model/source.ts";
import { isArray, isObject, type Json, type JsonObject, parseJson } from "../json/tolerant-json.ts";
import { momentOf } from "../tables/time-column.ts";
import { DIRECTIONS, paramValue, type Study, stateOf, type Trial } from "./study.ts";

/** Studies of a journal: each line is one operation, replayed in order (optuna/storages/journal/_storage.py). */
export async function studiesOfJournal(file: SourceFile): Promise<{ studies: Study[]; notices: Notice[] }> {
  const journal = new Journal();
  const notices: Notice[] = [];
  for await (const { number, text } of file.lines()) {
    if (text.trim() === "") continue;
    const { value, fault } = parseJson(text);
    if (fault === null && isObject(value) && typeof value["op_code"] === "number")
      journal.replay(value, number);
    else {
      const message = `Line ${number} is no operation of a journal and is left out`;
      notices.push({
        level: "warning",
        code: "damaged-record",
        message,
        at: { file: file.name, line: number },
      });
    }
  }
  return { studies: journal.studies(), notices };
}

/** Numbers of the operations that tell of the search; attributes are left out. */
const CREATE_STUDY = 0;
const DELETE_STUDY = 1;
const CREATE_TRIAL = 4;
const SET_PARAM = 5;
const SET_STATE = 6;
const SET_INTERMEDIATE = 7;

class Journal {
  readonly #studies: (Study | null)[] = [];
  readonly #trials: Trial[] = [];

  studies(): Study[] {
    return this.#studies.filter((study) => study !== null);
  }

  replay(record: JsonObject, line: number): void {
    const code = record["op_code"];
    if (code === CREATE_STUDY) this.#createStudy(record);
    else if (code === DELETE_STUDY) this.#deleteStudy(Number(record["study_id"]));
    else if (code === CREATE_TRIAL) this.#createTrial(record, line);
    else this.#change(record, line);
  }

  #createStudy(record: JsonObject): void {
    const { study_name: name, directions } = record;
    const numbers = isArray(directions) ? directions : [];
    this.#studies.push({
      name: String(name ?? ""),
      directions: numbers.map((one) => DIRECTIONS[Number(one)] ?? "NOT_SET"),
      trials: [],
    });
  }

  #deleteStudy(id: number): void {
    if (this.#studies[id] !== undefined) this.#studies[id] = null;
  }

  #createTrial(record: JsonObject, line: number): void {
    const study = this.#studies[Number(record["study_id"])];
    const trial: Trial = {
      number: study?.trials.length ?? 0,
      state: "RUNNING",
      end: Number.NaN,
      values: [],
      params: [],
      reports: [],
      row: line,
    };
    study?.trials.push(trial);
    this.#trials.push(trial);
    setState(trial, record);
  }

  #change(record: JsonObject, line: number): void {
    const trial = this.#trials[Number(record["trial_id"])];
    if (!trial) return;
    const code = record["op_code"];
    if (code === SET_STATE) setState(trial, record);
    else if (code === SET_PARAM && typeof record["param_name"] === "string") {
      const value = paramValue(
        numberOf(record["param_value_internal"]),
        String(record["distribution"] ?? ""),
      );
      trial.params.push({ name: record["param_name"], value });
    } else if (code === SET_INTERMEDIATE) {
      const value = numberOf(record["intermediate_value"]);
      trial.reports.push({ step: numberOf(record["step"]), value, row: line });
    }
  }
}

function setState(trial: Trial, record: JsonObject): void {
  const { state, value, values, datetime_complete: end } = record;
  if (typeof state === "number") trial.state = stateOf(state);
  if (typeof end === "string") trial.end = momentOf(end);
  if (isArray(values))
    values.forEach((one, i) => {
      trial.values[i] = numberOf(one);
    });
  else if (value !== undefined && value !== null) trial.values[0] = numberOf(value);
}

function numberOf(value: Json | undefined): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}
