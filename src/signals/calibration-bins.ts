import type { ClassPredictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";

/** Rows whose highest probability lies in (from, to]. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean highest probability. */
  readonly confidence: number;
  /** Share predicted right, with its 95 % Wilson interval. */
  readonly accuracy: number;
  readonly low: number;
  readonly high: number;
}

export interface Calibration {
  /** Filled bins only, from low to high. */
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: mean gap between confidence and accuracy over bins, by count. */
  readonly error: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly accuracy: number;
}

/** Equal bins of the highest probability. Source: torchmetrics' default, 15. */
const BINS = 15;

/** How well the stated probabilities agree with the share that is right; null where the file has no probabilities. */
export const calibrationBins = defineSignal((predictions: ClassPredictions): Calibration | null => {
  if (!predictions.probabilities || predictions.count === 0) return null;
  const tallies = tally(predictions, predictions.probabilities);
  const total = tallies.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const bins = tallies.flatMap((bin, i) => (bin.count === 0 ? [] : [toBin(bin, i)]));
  const gap = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.confidence - bin.accuracy), 0);
  return {
    bins,
    error: gap / total,
    count: total,
    meanConfidence: tallies.reduce((sum, bin) => sum + bin.confidence, 0) / total,
    accuracy: tallies.reduce((sum, bin) => sum + bin.hits, 0) / total,
  };
});

interface Tally {
  count: number;
  hits: number;
  /** Sum over rows. */
  confidence: number;
}

function tally({ classes, count, yTrue, yPred }: ClassPredictions, probabilities: Float64Array): Tally[] {
  const tallies = Array.from({ length: BINS }, (): Tally => ({ count: 0, hits: 0, confidence: 0 }));
  const k = classes.length;
  for (let row = 0; row < count; row++) {
    let highest = Number.NaN;
    for (let c = 0; c < k; c++) {
      const p = probabilities[row * k + c] ?? Number.NaN;
      if (!(highest >= p)) highest = p;
    }
    const bin = tallies[Math.min(BINS - 1, Math.max(0, Math.ceil(highest * BINS) - 1))];
    if (!bin) continue; // the probabilities of this row are not numbers
    bin.count += 1;
    bin.confidence += highest;
    if (yTrue[row] === yPred[row]) bin.hits += 1;
  }
  return tallies;
}

function toBin({ count, hits, confidence }: Tally, i: number): CalibrationBin {
  const { value, low, high } = wilsonInterval(hits, count);
  const from = i / BINS;
  return { from, to: (i + 1) / BINS, count, confidence: confidence / count, accuracy: value, low, high };
}
