import type { Notice } from "../../model/position.ts";
import type { RawSeries } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import { findLayerNames, type LayerValues } from "../layer-series.ts";
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
    if (sourceName === null) notices.push(copiedMetric(tag, points.file));
    else if (layer) {
      layers.push({
        ...layer,
        steps: points.index.map((row) => joined.step[row] ?? 0),
        values: points.values,
      });
    } else if (!EPOCH_TAG.test(tag)) {
      series.push({
        sourceName,
        axes: points.asTensor && tag.startsWith("epoch_") ? axes.epochs : axes.steps,
        index: Int32Array.from(points.index),
        values: Float64Array.from(points.values),
        file: points.file,
        ...(lane.split && !NAMES_A_SPLIT.test(tag) ? { split: lane.split } : {}),
      });
    }
  }
  return { series, layers, resumes: joined.resumes, notices };
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

function copiedMetric(tag: string, file: string): Notice {
  return {
    level: "info",
    code: "column-ignored",
    message: `${tag} stands beside the hyperparameters as one value without a step of its own and is left out`,
    at: { file, column: tag },
  };
}
