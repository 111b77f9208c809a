import type { LayerTable } from "../../model/artifacts.ts";
import type { ConfigEntry } from "../../model/config.ts";
import type { Notice } from "../../model/position.ts";
import type { RunPartBody } from "../../model/run.ts";
import { buildLayerTable } from "../../names/layer-series.ts";
import { flattenSettings } from "../text-value.ts";
import type { EventLog } from "./event-log.ts";
import { normsByLayer } from "./histogram-layers.ts";
import type { Resume } from "./joined-logs.ts";
import { type LaneSeries, seriesOfLane } from "./lane-series.ts";
import { parseSettings } from "./text-settings.ts";
import type { Training } from "./trainings.ts";

/** The parts of one training; `trainings` is how many its folder holds. */
export function* partsOf(training: Training, trainings: number): Generator<RunPartBody> {
  const lanes = training.lanes.map(seriesOfLane);
  const logs = training.lanes.flatMap((lane) => lane.logs);
  const series = lanes.flatMap((lane) => lane.series);
  if (series.length > 0) yield { kind: "series", series };
  const layers = layersOf(lanes, logs);
  if (layers) yield { kind: "layers", layers };
  yield* configsOf(logs);
  const resumes = joinResumes(lanes);
  if (resumes.length > 0) {
    yield {
      kind: "events",
      events: resumes.map(({ log, step }) => ({
        kind: "resume",
        step,
        epoch: null,
        time: log.start,
        text: `The log goes on in ${log.file.name} from step ${step}`,
        at: { file: log.file.name },
      })),
    };
  }
  const notices = [
    ...logs.flatMap((log) => log.notices),
    ...lanes.flatMap((lane) => lane.notices),
    ...noticesOf(logs, resumes),
    ...trainingNotices(training, trainings),
  ];
  if (notices.length > 0) yield { kind: "notices", notices };
  for (const log of logs) {
    yield {
      kind: "provenance",
      provenance: { file: log.file.name, readAs: "tensorboard", gave: gaveOf(log), rows: log.records },
    };
  }
}

function layersOf(lanes: readonly LaneSeries[], logs: readonly EventLog[]): LayerTable | null {
  const scalars = lanes.flatMap((lane) => lane.layers);
  const known = new Set(scalars.map((one) => one.statistic));
  const norms = normsByLayer(logs).filter((one) => !known.has(one.statistic));
  const file = logs.find((log) => log.scalars.size > 0 || log.norms.size > 0)?.file.name ?? "";
  return buildLayerTable(file, [...scalars, ...norms]);
}

function* configsOf(logs: readonly EventLog[]): Generator<RunPartBody> {
  for (const log of logs) {
    const file = log.file.name;
    const entries: ConfigEntry[] = [...log.hparams].map(([key, { value, record }]) => ({
      key,
      value,
      at: { file, record, column: key },
    }));
    for (const { text, record } of log.texts.values()) {
      const settings = parseSettings(text);
      if (settings)
        entries.push(...flattenSettings(settings).map((entry) => ({ ...entry, at: { file, record } })));
    }
    if (entries.length > 0) yield { kind: "config", file, format: "text", text: null, entries };
  }
}

/** One resume for each start, though it shows in each folder of the run. */
function joinResumes(lanes: readonly LaneSeries[]): Resume[] {
  const byStep = new Map<number, Resume>();
  for (const resume of lanes.flatMap((lane) => lane.resumes)) {
    const known = byStep.get(resume.step);
    byStep.set(resume.step, { ...(known ?? resume), dropped: (known?.dropped ?? 0) + resume.dropped });
  }
  return [...byStep.values()];
}

function noticesOf(logs: readonly EventLog[], resumes: readonly Resume[]): Notice[] {
  const notices: Notice[] = [];
  for (const log of logs) {
    const hasNothing = log.scalars.size === 0 && log.hparams.size === 0 && log.histogramTags.size === 0;
    if (!hasNothing || log.texts.size > 0) continue;
    notices.push({
      level: "info",
      code: "empty-file",
      message: `${log.file.name} was opened by a run that logged no values to it`,
      at: { file: log.file.name },
    });
  }
  for (const { log, step, dropped } of resumes) {
    notices.push({
      level: "info",
      code: "resume",
      message:
        `The log goes on in ${log.file.name} from step ${step}` +
        (dropped > 0 ? `; ${dropped} values of earlier files from there on are left out` : ""),
      at: { file: log.file.name },
    });
  }
  return notices;
}

function trainingNotices(training: Training, trainings: number): Notice[] {
  const file = training.lanes[0]?.logs[0]?.file.name;
  if (trainings === 1 || file === undefined) return [];
  const message = training.concurrent
    ? "Two processes logged the same tags at the same time into one folder; each is read as a run of its own"
    : `The folder holds ${trainings} trainings, each from its first step; each is read as a run of its own`;
  return [{ level: "info", code: training.concurrent ? "two-writers" : "run-split", message, at: { file } }];
}

function gaveOf(log: EventLog): string {
  const gave: string[] = [];
  if (log.scalars.size > 0) gave.push(`scalars under ${counted(log.scalars.size)}`);
  if (log.histogramTags.size > 0) gave.push(`histograms under ${counted(log.histogramTags.size)}`);
  if (log.hparams.size > 0) gave.push("hyperparameters");
  if (log.texts.size > 0) gave.push("texts");
  return gave.length > 0 ? gave.join(", ") : "nothing";
}

function counted(tags: number): string {
  return tags === 1 ? "1 tag" : `${tags} tags`;
}
