import type { ConfigEntry } from "../../model/config.ts";
import type { Notice } from "../../model/position.ts";
import type { RawSeries, RunFacts, RunPart, RunPartBody } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import { identity } from "../tables/number-column.ts";
import { positionIn, STATES, type Study, type Trial, type TrialState } from "./study.ts";

/** Where a study stands. */
export interface StudyPlace {
  readonly file: string;
  readonly rowUnit: "line" | "record";
  readonly group: string;
}

/**
 * A study is a run whose steps are its trials; a trial that reported values on its way is a run of its own, with its
 * parameters as settings.
 */
export function studyParts(study: Study, place: StudyPlace): RunPart[] {
  const bodies: RunPartBody[] = [
    { kind: "series", series: [...objectiveSeries(study, place), ...paramSeries(study, place)] },
    { kind: "facts", facts: { task: "hyperparameter search" } },
    { kind: "notices", notices: [stateNotice(study, place)] },
  ];
  const entries = directionEntries(study, place);
  if (entries.length > 0)
    bodies.push({ kind: "config", file: place.file, format: "text", text: null, entries });
  const own = bodies.map((body): RunPart => ({ group: place.group, reader: "optuna", ...body }));
  return [...own, ...study.trials.flatMap((trial) => trialParts(trial, place))];
}

/** The values of each objective by trial. The direction is a setting; what is measured, Optuna does not know. */
function objectiveSeries(study: Study, place: StudyPlace): RawSeries[] {
  const objectives = Math.max(1, study.directions.length, ...study.trials.map(({ values }) => values.length));
  return Array.from({ length: objectives }, (_, k): RawSeries => {
    const told = study.trials.filter(({ values }) => values[k] !== undefined);
    return {
      ...seriesOf(objectives === 1 ? "objective" : `objective ${k}`, told, place),
      role: "other-metric",
      values: Float64Array.from(told, ({ values }) => values[k] ?? Number.NaN),
    };
  }).filter(({ values }) => values.length > 0);
}

/** Parameters by trial, numbers only: these are settings that vary, not quantities of one training. */
function paramSeries(study: Study, place: StudyPlace): RawSeries[] {
  const names = new Set(study.trials.flatMap(({ params }) => params.map(({ name }) => name)));
  return [...names].flatMap((name): RawSeries[] => {
    const valueIn = ({ params }: Trial) => params.findLast((param) => param.name === name)?.value;
    const told = study.trials.filter((trial) => typeof valueIn(trial) === "number");
    if (told.length === 0) return [];
    const values = Float64Array.from(told, (trial) => Number(valueIn(trial)));
    return [{ ...seriesOf(`param ${name}`, told, place), role: "other", values }];
  });
}

function seriesOf(name: string, trials: readonly Trial[], place: StudyPlace): Omit<RawSeries, "values"> {
  const axes: Axes = {
    stepUnit: "row",
    step: Float64Array.from(trials, ({ number }) => number),
    epoch: null,
    time: Float64Array.from(trials, ({ end }) => end),
    row: Int32Array.from(trials, ({ row }) => row),
    rowUnit: place.rowUnit,
  };
  return { sourceName: name, axes, index: identity(trials.length), file: place.file };
}

function directionEntries(study: Study, { file }: StudyPlace): ConfigEntry[] {
  return study.directions.map((direction, k) => ({
    key: study.directions.length === 1 ? "direction" : `direction of objective ${k}`,
    value: direction.toLowerCase(),
    at: { file },
  }));
}

/** How the trials ended. One that is RUNNING in a storage that nobody writes to any more was killed. */
function stateNotice(study: Study, { file }: StudyPlace): Notice {
  const counts = STATES.map((state) => ({
    state,
    count: study.trials.filter((trial) => trial.state === state).length,
  })).filter(({ count }) => count > 0);
  const words = counts.map(({ state, count }) => `${count} ${state}`).join(", ");
  const open = study.trials.some(({ state }) => state === "RUNNING");
  const message = `Study ${study.name} has ${study.trials.length} trials: ${words}`;
  return open
    ? {
        level: "info",
        code: "run-unfinished",
        message: `${message}; a RUNNING one had not ended or was killed`,
        at: { file },
      }
    : { level: "info", code: "run-split", message, at: { file } };
}

function trialParts(trial: Trial, place: StudyPlace): RunPart[] {
  const { reports } = trial;
  if (reports.length < 2) return [];
  const at = positionIn(place.file, place.rowUnit, trial.row);
  const axes: Axes = {
    stepUnit: "step",
    step: Float64Array.from(reports, ({ step }) => step),
    epoch: null,
    time: null,
    row: Int32Array.from(reports, ({ row }) => row),
    rowUnit: place.rowUnit,
  };
  const status = STATUS[trial.state];
  const bodies: RunPartBody[] = [
    {
      kind: "series",
      series: [
        {
          sourceName: "intermediate value",
          role: "other-metric",
          axes,
          index: identity(reports.length),
          values: Float64Array.from(reports, ({ value }) => value),
          file: place.file,
        },
      ],
    },
    {
      kind: "config",
      file: place.file,
      format: "text",
      text: null,
      entries: trial.params.map(({ name, value }) => ({ key: name, value, at })),
    },
    ...(status === undefined ? [] : [{ kind: "facts", facts: { status } } as const]),
  ];
  const group = place.group === "" ? `trial ${trial.number}` : `${place.group}/trial ${trial.number}`;
  return bodies.map((body): RunPart => ({ group, reader: "optuna", ...body }));
}

/** A pruned trial was stopped on purpose, which none of our words says. */
const STATUS: Readonly<Partial<Record<TrialState, NonNullable<RunFacts["status"]>>>> = {
  COMPLETE: "finished",
  FAIL: "failed",
  RUNNING: "running",
};
