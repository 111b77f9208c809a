import type { StepAxis } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import { epochAt, type Series, stepAt } from "../model/series.ts";
import { epochsGoOn } from "./epochs-go-on.ts";

/** A run that begins after this share of its axis is a resumed one: its axis begins where it does, not at 0. */
const STARTS_LATE = 0.1;

/** The one step axis of the page. */
export function stepAxis(run: Run, diagnosis: Diagnosis): StepAxis {
  const { firstStep, lastStep, stepUnit } = diagnosis.course;
  const fromZero = stepUnit === "step" && firstStep >= 0 && firstStep <= STARTS_LATE * lastStep;
  const from = fromZero ? 0 : firstStep;
  const to = lastStep > from ? lastStep : from + 1;
  return {
    from,
    to,
    unit: stepUnit,
    epochs: stepUnit === "step" && epochsGoOn(run) ? epochStarts(run, from, to) : [],
  };
}

/** Where the points of a series stand on the axis of the page. */
export interface Places {
  readonly steps: Float64Array;
  /** True where the files share no axis and the points are spread evenly over the run: the caption says so. */
  readonly spread: boolean;
}

/** Places of a series' points on the axis of the page, whatever its own axis counts. */
export function placesOf(series: Series, run: Run, diagnosis: Diagnosis): Places {
  const { stepUnit, lastStep, lastEpoch } = diagnosis.course;
  const own = Float64Array.from(series.values, (_, i) => stepAt(series, i));
  if (series.axes.stepUnit === stepUnit) return { steps: own, spread: false };
  const perStep =
    series.axes.stepUnit === "epoch" ? own : Float64Array.from(own, (_, i) => epochAt(series, i));
  const known = perStep.every(Number.isFinite);
  const perEpoch = run.facts.stepsPerEpoch ?? ((lastEpoch ?? 0) > 0 ? lastStep / (lastEpoch ?? 1) : null);
  if (known && stepUnit === "epoch") return { steps: perStep, spread: false };
  const steps = perStep.map((epoch) => epoch * (perEpoch ?? Number.NaN));
  // A tenth beyond the end is rounding of epochs; more means that they count something else.
  if (known && stepUnit === "step" && (steps.at(-1) ?? Number.NaN) <= 1.1 * lastStep)
    return { steps: steps.map((step) => Math.min(lastStep, step)), spread: false };
  return { steps: own.map((_, i) => ((i + 1) / own.length) * lastStep), spread: true };
}

/** About this many labels fit in the second row under the steps. */
const MOST_EPOCHS = 6;

function epochStarts(run: Run, from: number, to: number): StepAxis["epochs"] {
  const train = inputsOf(run)["train-loss"];
  if (train?.axes.stepUnit !== "step") return [];
  const perEpoch = run.facts.stepsPerEpoch ?? measuredStepsPerEpoch(train);
  if (perEpoch === null || !(perEpoch > 0)) return [];
  const total = Math.floor(to / perEpoch);
  if (total < 1) return [];
  const stride = niceStride(total / MOST_EPOCHS);
  const starts: { step: number; epoch: number }[] = [];
  for (let epoch = stride; epoch <= total; epoch += stride) {
    const step = epoch * perEpoch;
    if (step > from && step <= to) starts.push({ step, epoch });
  }
  return starts;
}

/** Steps of an epoch from the logged pairs: fractional or whole epochs beside steps. */
function measuredStepsPerEpoch(series: Series): number | null {
  const last = series.values.length - 1;
  const epochs = epochAt(series, last) - epochAt(series, 0);
  const steps = stepAt(series, last) - stepAt(series, 0);
  return Number.isFinite(epochs) && epochs >= 1 && steps > 0 ? steps / epochs : null;
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStride(least: number): number {
  let stride = 1;
  for (const factor of [2, 2.5, 2]) {
    if (stride >= least) return stride;
    stride *= factor;
  }
  return stride >= least ? stride : 10 * niceStride(least / 10);
}
