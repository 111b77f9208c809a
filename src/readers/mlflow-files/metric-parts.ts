import type { RawSeries, RunPartBody } from "../../model/run.ts";
import type { Axes } from "../../model/series.ts";
import { buildLayerTable, findLayerNames } from "../../names/layer-series.ts";
import { identity } from "../tables/number-column.ts";

/** What a metric needs to become a series, whichever store it comes from. */
export interface MetricPoints {
  readonly key: string;
  readonly file: string;
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly steps: readonly number[];
  /** Lines of a text file, or records of a database. */
  readonly lines: readonly number[];
}

/** Series and layer statistics of a run's metrics; metrics logged together share their axes. */
export function metricParts(
  metrics: readonly MetricPoints[],
  rowUnit: Axes["rowUnit"] = "line",
): RunPartBody[] {
  const parts: RunPartBody[] = [];
  const logged = metrics.filter((metric) => metric.values.length > 0);
  const layerNames = findLayerNames(logged.map((metric) => metric.key));
  const epochs = epochByStep(logged);
  const shared: Axes[] = [];
  const derived: MetricPoints[] = [];
  const series: RawSeries[] = [];
  for (const metric of logged) {
    if (layerNames.has(metric.key) || (metric.key === EPOCH_KEY && logged.length > 1)) continue;
    if (hasNoSteps(metric)) derived.push(metric);
    const axes = shareAxes(shared, axesOf(metric, { epochs, rowUnit }));
    series.push({
      sourceName: metric.key,
      axes,
      index: identity(metric.values.length),
      values: Float64Array.from(metric.values),
      file: metric.file,
    });
  }
  if (series.length > 0) parts.push({ kind: "series", series });
  const layers = buildLayerTable(
    logged.find((metric) => layerNames.has(metric.key))?.file ?? "",
    logged.flatMap((metric) => {
      const name = layerNames.get(metric.key);
      return name ? [{ ...name, steps: metric.steps, values: metric.values }] : [];
    }),
  );
  if (layers) parts.push({ kind: "layers", layers });
  if (derived.length > 0) parts.push(derivedNotice(derived));
  return parts;
}

/** Lightning's MLFlowLogger logs the epoch as a metric: an axis, not a quantity. */
const EPOCH_KEY = "epoch";

function epochByStep(metrics: readonly MetricPoints[]): ReadonlyMap<number, number> | null {
  const metric = metrics.find((one) => one.key === EPOCH_KEY);
  if (!metric || hasNoSteps(metric)) return null;
  return new Map(metric.steps.map((step, i) => [step, metric.values[i] ?? Number.NaN]));
}

/** Logged without a step, every value stands at step 0: then only the order of the lines tells them apart. */
function hasNoSteps(metric: MetricPoints): boolean {
  return metric.steps.length > 1 && metric.steps.every((step) => step === metric.steps[0]);
}

function axesOf(
  metric: MetricPoints,
  { epochs, rowUnit }: { epochs: ReadonlyMap<number, number> | null; rowUnit: Axes["rowUnit"] },
): Axes {
  const common = { time: Float64Array.from(metric.times), row: Int32Array.from(metric.lines), rowUnit };
  if (hasNoSteps(metric)) {
    return { ...common, stepUnit: "row", step: Float64Array.from(metric.steps.keys()), epoch: null };
  }
  return {
    ...common,
    stepUnit: "step",
    step: Float64Array.from(metric.steps),
    epoch: epochs ? Float64Array.from(metric.steps, (step) => epochs.get(step) ?? Number.NaN) : null,
  };
}

function shareAxes(shared: Axes[], axes: Axes): Axes {
  const same = shared.find(
    (one) =>
      one.stepUnit === axes.stepUnit &&
      one.step.length === axes.step.length &&
      one.step.every((step, i) => step === axes.step[i]) &&
      one.row.every((row, i) => row === axes.row[i]) &&
      one.time?.every((time, i) => time === axes.time?.[i]) === true,
  );
  if (same) return same;
  shared.push(axes);
  return axes;
}

function derivedNotice(metrics: readonly MetricPoints[]): RunPartBody {
  const [first] = metrics;
  const names = metrics.map((metric) => metric.key).join(", ");
  return {
    kind: "notices",
    notices: [
      {
        level: "info",
        code: "axis-derived",
        message: `All values of ${names} stand at one step, so the order of their lines is taken for the step`,
        at: first ? { file: first.file } : null,
      },
    ],
  };
}
