import { epochAt, type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";

/** An epoch from which on the epochs of a run have fewer steps: the batch grew, or more machines share it. */
export interface BatchGrowth {
  /** First step of the shorter epochs. */
  readonly step: number;
  /** Steps of an epoch before and after. */
  readonly before: number;
  readonly after: number;
  /** Median rate of the epochs after over that of the epoch before. */
  readonly rateRatio: number;
}

/** Epochs of one length before and after: one may be cut by a stop or a resume. */
const EPOCHS = 3;
/** Lengths of one kind differ by a last, incomplete batch. */
const ALIKE = 0.1;

/** Read off the steps and epochs of a rate that is logged by step; null where epochs keep their length or are not told. */
export const batchGrowth = defineSignal((rate: Series): BatchGrowth | null => {
  if (rate.axes.stepUnit !== "step") return null;
  const starts = epochStarts(rate);
  // The last epoch may be cut short.
  const lengths = starts.slice(1).map(({ step }, i) => step - (starts[i]?.step ?? 0));
  const at = sharpestFall(lengths);
  const [before, after] = [lengths.slice(0, at), lengths.slice(at)];
  if (before.length < EPOCHS || after.length < EPOCHS || !areAlike(before) || !areAlike(after)) return null;
  const [last, next] = [starts[at - 1]?.point ?? 0, starts[at]?.point ?? 0];
  return {
    step: starts[at]?.step ?? 0,
    before: medianOf(before),
    after: medianOf(after),
    rateRatio: medianOf(rate.values.slice(next)) / medianOf(rate.values.slice(last, next)),
  };
});

/** Where each epoch begins. */
function epochStarts(series: Series): { readonly step: number; readonly point: number }[] {
  const starts: { step: number; point: number }[] = [];
  let current = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < series.values.length; i++) {
    const epoch = Math.floor(epochAt(series, i));
    if (!(epoch > current)) continue;
    current = epoch;
    starts.push({ step: stepAt(series, i), point: i });
  }
  return starts;
}

function sharpestFall(lengths: readonly number[]): number {
  let at = 0;
  let most = 1;
  for (let i = 1; i < lengths.length; i++) {
    const fall = (lengths[i - 1] ?? 0) / (lengths[i] ?? 1);
    if (fall > most) [at, most] = [i, fall];
  }
  return at;
}

function areAlike(lengths: readonly number[]): boolean {
  const usual = medianOf(lengths);
  return lengths.every((length) => Math.abs(length - usual) <= Math.max(1, ALIKE * usual));
}
