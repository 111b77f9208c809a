import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { copyFinite } from "../stats/finite-of.ts";
import { medianInPlace, medianOf } from "../stats/median-of.ts";

/** A point far above its neighbours while these are calm. */
export interface LossSpike {
  readonly index: number;
  readonly step: number;
  readonly value: number;
  /** Median of the four points on each side. */
  readonly around: number;
  /** Its rise over that median, in units of the rise of the highest neighbour. */
  readonly overNeighbours: number;
}

const SIDE = 4;

/**
 * Isolated spikes: at least 3 × the median of its eight neighbours, by at least half of the first loss, and every
 * neighbour at most 1.5 × that median. The calm is what makes a spike one of data: beside spikes of too large steps
 * the loss is rough too (highest neighbour / median at the largest spike: bad batch 1.04 to 2.0 in 7 labelled runs, too high a
 * rate 2.2 and more in 7, momentum near 1 3.4 and more in 11; a rising schedule from 1.08 on, so its causes ask for the rate).
 * A logger that writes the mean of some steps dilutes the spike: twice the median is then enough where the rise is the whole
 * first loss or more, and 10 × what the highest neighbour rises (none of 305 labelled healthy runs rises by its first loss).
 */
export const lossSpikes = defineSignal((series: Series): readonly LossSpike[] => {
  const values = series.values;
  const first = medianOf(values.subarray(0, 3));
  const spikes: LossSpike[] = [];
  const beside = new Float64Array(2 * SIDE);
  const behind = beside.slice(SIDE);
  for (let i = SIDE; i < values.length - SIDE; i++) {
    const value = values[i] ?? Number.NaN;
    // 2 × the median or more beside neighbours of at most 1.5 × it is 1.33 × each of these: nearly all points end here.
    if (!(value >= 1.3 * (values[i - 1] ?? 0)) || !(value >= 1.3 * (values[i + 1] ?? 0))) continue;
    const before = copyFinite({ values, from: i - SIDE, to: i }, beside);
    const after = copyFinite({ values, from: i + 1, to: i + 1 + SIDE }, behind);
    if (before + after < 2 * SIDE) continue;
    beside.set(behind, SIDE);
    const shape = shapeOf(value, beside, Math.abs(first));
    if (shape) spikes.push({ index: i, step: stepAt(series, i), value, ...shape });
  }
  return spikes;
});

function shapeOf(
  value: number,
  beside: Float64Array,
  first: number,
): Pick<LossSpike, "around" | "overNeighbours"> | null {
  const around = medianInPlace(beside);
  const highest = beside.reduce((most, one) => Math.max(most, one));
  if (highest > 1.5 * around) return null;
  const rise = value - around;
  const far = value >= 3 * around && rise >= 0.5 * first;
  const alone = value >= 2 * around && rise >= first && rise >= 10 * (highest - around);
  return far || alone ? { around, overNeighbours: rise / (highest - around) } : null;
}
