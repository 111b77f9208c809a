import type { Split } from "../../model/metric-role.ts";
import type { Notice } from "../../model/position.ts";
import type { RawSeries } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import { findLayerNames, type LayerValues } from "../../names/layer-series.ts";
import type { Lane } from "./family.ts";
import { type JoinedLogs, joinLogs, type Resume, type TagPoints } from "./joined-logs.ts";

/** What the files of one folder give to a training. */
export interface LaneSeries {
  readonly series: readonly RawSeries[];
  readonly layers: readonly LayerValues[];
  readonly resumes: readonly Resume[];
  readonly notices: readonly Notice[];
}

/** Turns the tags of a lane into series on shared axes; statistics of single layers are kept apart. */
export function seriesOfLane(lane: Lane): LaneSeries {
  const joined = joinLogs(lane.logs);
  const axes = axesOf(joined);
  const layerNames = findLayerNames(joined.tags.keys());
  const series: RawSeries[] = [];
  const layers: LayerValues[] = [];
  const notices: Notice[] = [];
  for (const [tag, points] of joined.tags) {
    const sourceName = lane.nameOf(tag);
    const layer = layerNames.get(tag);
    if (isCopyOfEpochs(tag, joined)) notices.push(copyOfEpochs(tag, points.file));
    else if (sourceName === null) notices.push(copiedMetric(tag, points.file));
    else if (layer) {
      layers.push({
        ...layer,
        steps: points.index.map((row) => joined.step[row] ?? 0),
        values: points.values,
      });
    } else if (!EPOCH_TAG.test(tag)) {
      series.push({
        sourceName,
        axes: countsEpochs(tag, points) ? axes.epochs : axes.steps,
        index: Int32Array.from(points.index),
        values: Float64Array.from(points.values),
        file: points.file,
        ...splitOf(lane, tag),
      });
    }
  }
  return { series, layers, resumes: joined.resumes, notices };
}

/** Keras writes tensors and names what it logs by epoch so. */
function countsEpochs(tag: string, points: TagPoints): boolean {
  return points.asTensor && tag.startsWith("epoch_");
}

function splitOf(lane: Lane, tag: string): { readonly split?: Split } {
  return lane.split && !NAMES_A_SPLIT.test(tag) ? { split: lane.split } : {};
}

/** Lightning logs `epoch`, the Hugging Face Trainer `train/epoch`: an axis, not a quantity. */
const EPOCH_TAG = /^(?:train\/|trainer\/)?epoch$/;

/** A split word in a tag outranks the name of the folder. */
const NAMES_A_SPLIT = /(?:^|[/_.-])(?:train|training|val|valid|validation|eval|dev|test)(?:$|[/_.-])/i;

function axesOf(joined: JoinedLogs): { readonly steps: Axes; readonly epochs: Axes } {
  const common = {
    step: joined.step,
    time: joined.time,
    row: joined.row,
    rowUnit: "record",
    ...(joined.files.length > 1 ? { files: joined.files } : {}),
  } as const;
  return {
    steps: { ...common, stepUnit: "step", epoch: loggedEpochs(joined) },
    // Keras numbers epochs from 0 and logs at their end, so what stands at 0 was measured after one epoch.
    epochs: { ...common, stepUnit: "epoch", epoch: joined.step.map((value) => value + 1) },
  };
}

/** The epoch of each row whose step has one logged under a tag of its own; null where there is no such tag. */
function loggedEpochs(joined: JoinedLogs): Float64Array | null {
  const points = [...joined.tags].find(([tag]) => EPOCH_TAG.test(tag))?.[1];
  if (!points) return null;
  const epochOf = epochByStep(joined, points);
  return joined.step.map((step) => epochOf.get(step) ?? Number.NaN);
}

function epochByStep(joined: JoinedLogs, points: TagPoints): Map<number, number> {
  return new Map(points.index.map((row, i) => [joined.step[row] ?? 0, points.values[i] ?? Number.NaN]));
}

/** Keras writes each evaluation twice: `epoch_loss` by epoch and `evaluation_loss_vs_iterations` by iteration. */
function isCopyOfEpochs(tag: string, joined: JoinedLogs): boolean {
  const name = EVALUATION_TAG.exec(tag)?.[1];
  const points = joined.tags.get(tag);
  const epochs = name === undefined ? undefined : joined.tags.get(`epoch_${name}`);
  if (!points || points.values.length !== epochs?.values.length) return false;
  return points.values.every((value, i) => Object.is(value, epochs.values[i]));
}

const EVALUATION_TAG = /^evaluation_(.+)_vs_iterations$/;

function copyOfEpochs(tag: string, file: string): Notice {
  return {
    level: "info",
    code: "column-ignored",
    message: `${tag} holds the same values as ${tag.replace(EVALUATION_TAG, "epoch_$1")} and is left out`,
    at: { file, column: tag },
  };
}

function copiedMetric(tag: string, file: string): Notice {
  return {
    level: "info",
    code: "column-ignored",
    message: `${tag} stands beside the hyperparameters as one value without a step of its own and is left out`,
    at: { file, column: tag },
  };
}
