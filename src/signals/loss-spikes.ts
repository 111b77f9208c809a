import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { medianOf } from "../stats/median-of.ts";

/** A point far above its neighbours while these are calm. */
export interface LossSpike {
  readonly index: number;
  readonly step: number;
  readonly value: number;
  /** Median of the four points on each side. */
  readonly around: number;
}

const SIDE = 4;

/**
 * Isolated spikes: at least 3 × the median of its eight neighbours, by at least half of the first loss, and every
 * neighbour at most 1.5 × that median. The calm is what makes a spike one of data: beside spikes of too large steps
 * the loss is rough too (highest neighbour / median at the largest spike: bad batch 1.04 to 2.0 in 7 labelled runs, too high a
 * rate 2.2 and more in 7, momentum near 1 3.4 and more in 11; a rising schedule from 1.08 on, so its causes ask for the rate).
 */
export const lossSpikes = defineSignal((series: Series): readonly LossSpike[] => {
  const values = series.values;
  const first = medianOf(values.subarray(0, 3));
  const spikes: LossSpike[] = [];
  for (let i = SIDE; i < values.length - SIDE; i++) {
    const value = values[i] ?? Number.NaN;
    const beside = [...values.subarray(i - SIDE, i), ...values.subarray(i + 1, i + 1 + SIDE)];
    if (!beside.every(Number.isFinite)) continue;
    const around = medianOf(beside);
    const jumps = value >= 3 * around && value - around >= 0.5 * Math.abs(first);
    if (jumps && Math.max(...beside) <= 1.5 * around)
      spikes.push({ index: i, step: stepAt(series, i), value, around });
  }
  return spikes;
});
