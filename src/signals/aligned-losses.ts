import { epochAt, type Series, stepAt } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";
import { fillsItsAxes } from "./fills-its-axes.ts";

/** Training and validation loss side by side: one entry for each evaluation, in order. */
export interface AlignedLosses {
  /** On the axis of the validation series. */
  readonly steps: Float64Array;
  /** Training loss at that evaluation: the epoch's own value, or the mean since the evaluation before. NaN: none logged. */
  readonly train: Float64Array;
  readonly validation: Float64Array;
}

/** Pairs each evaluation with the training loss of the stretch that led to it. */
export const alignedLosses = definePairSignal((train: Series, validation: Series): AlignedLosses => {
  const steps = stepsOf(validation);
  const [places, ends] = commonAxis(train, validation, steps);
  const paired = train.cadence === "epoch" ? nearest(train, places, ends) : meansSince(train, places, ends);
  return { steps, train: paired, validation: validation.values };
});

/**
 * Places of both series on one axis. Steps where they agree; epochs where both log them and steps do not;
 * else shares of the run, for loggers that count evaluations 0, 1, 2 … beside training steps.
 */
function commonAxis(
  train: Series,
  validation: Series,
  evaluations: Float64Array,
): readonly [Float64Array, Float64Array] {
  const trainSteps = stepsOf(train);
  if (train.axes.stepUnit === validation.axes.stepUnit && spansAgree(trainSteps, evaluations)) {
    return [trainSteps, evaluations];
  }
  const trainEpochs = placesOf(train, epochAt);
  const evaluationEpochs = placesOf(validation, epochAt);
  if (trainEpochs.every(Number.isFinite) && evaluationEpochs.every(Number.isFinite)) {
    // A whole epoch number names the epoch during which a value was taken, so the step series ends inside it.
    return [trainEpochs.map(Math.floor), evaluationEpochs.map(Math.floor)];
  }
  return [shares(train.values.length), shares(validation.values.length)];
}

function stepsOf(series: Series): Float64Array {
  return fillsItsAxes(series) ? series.axes.step : placesOf(series, stepAt);
}

function placesOf(series: Series, at: (series: Series, i: number) => number): Float64Array {
  const places = new Float64Array(series.values.length);
  for (let i = 0; i < places.length; i++) places[i] = at(series, i);
  return places;
}

/** True where the evaluations reach into the last half of training and do not go far beyond it. */
function spansAgree(train: Float64Array, evaluations: Float64Array): boolean {
  const trainEnd = train.at(-1) ?? Number.NaN;
  const end = evaluations.at(-1) ?? Number.NaN;
  return end >= 0.5 * trainEnd && trainEnd >= 0.5 * end;
}

function shares(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (i + 1) / count);
}

/** The training value at each place, or the one nearest to it within half the usual distance of evaluations. */
function nearest(train: Series, places: Float64Array, ends: Float64Array): Float64Array {
  const out = new Float64Array(ends.length).fill(Number.NaN);
  const span = (ends.at(-1) ?? 0) - (ends[0] ?? 0);
  const reach = ends.length > 1 ? (0.5 * span) / (ends.length - 1) : Number.POSITIVE_INFINITY;
  let j = 0;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i] ?? Number.NaN;
    while (j + 1 < places.length && distance(places[j + 1], end) <= distance(places[j], end)) j++;
    if (distance(places[j], end) <= reach) out[i] = train.values[j] ?? Number.NaN;
  }
  return out;
}

function distance(place: number | undefined, end: number): number {
  return Math.abs((place ?? Number.NaN) - end);
}

function meansSince(train: Series, places: Float64Array, ends: Float64Array): Float64Array {
  const out = new Float64Array(ends.length).fill(Number.NaN);
  let j = 0;
  for (let i = 0; i < ends.length; i++) {
    let sum = 0;
    let count = 0;
    while (j < places.length && (places[j] ?? Number.NaN) <= (ends[i] ?? Number.NaN)) {
      const value = train.values[j] ?? Number.NaN;
      if (Number.isFinite(value)) {
        sum += value;
        count += 1;
      }
      j++;
    }
    if (count > 0) out[i] = sum / count;
  }
  return out;
}
