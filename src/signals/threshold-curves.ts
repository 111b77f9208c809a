import type { ClassPredictions } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";
import { type RankingCurve, rankingCurve } from "../stats/ranking-curve.ts";
import { confusion } from "./confusion.ts";

/** One class against all others, by its stated probability. */
export interface ClassCurve {
  readonly name: string;
  readonly curve: RankingCurve;
}

/** What thresholds on the stated probabilities would give. */
export interface ThresholdCurves {
  /** True where there are two classes: one curve, of the class that stands second. */
  readonly binary: boolean;
  /** Classes with both items and counter-items, worst average precision first. */
  readonly curves: readonly ClassCurve[];
  /** Classes that were ranked at all: of very many, those with the least recall. */
  readonly ranked: number;
}

/** Probabilities sorted at most: about two seconds of sorting. */
const MOST_SORTED = 4_000_000;

/** Of more, the classes with the least recall: those that one would look at first. */
const FEWER_CLASSES = 12;

/** Null where the file has no probabilities, or no class has items on both sides. */
export const thresholdCurves = defineSignal((predictions: ClassPredictions): ThresholdCurves | null => {
  const { classes, count, yTrue, probabilities } = predictions;
  if (!probabilities || classes.length < 2 || count === 0) return null;
  const binary = classes.length === 2;
  const ranked = binary ? [1] : rankedClasses(predictions);
  const curves = ranked
    .map((k) => {
      const scores = Float64Array.from(
        { length: count },
        (_, i) => probabilities[i * classes.length + k] ?? Number.NaN,
      );
      return { name: classes[k] ?? "", curve: rankingCurve(scores, (item) => yTrue[item] === k) };
    })
    .filter(({ curve }) => curve.positives > 0 && curve.negatives > 0)
    .sort((a, b) => a.curve.averagePrecision - b.curve.averagePrecision || (a.name < b.name ? -1 : 1));
  return curves.length === 0 ? null : { binary, curves, ranked: ranked.length };
});

function rankedClasses(predictions: ClassPredictions): readonly number[] {
  const { classes, count } = predictions;
  const all = classes.map((_, k) => k);
  if (classes.length * count <= MOST_SORTED) return all;
  const { perClass } = confusion(predictions);
  return all
    .filter((k) => (perClass[k]?.support ?? 0) > 0)
    .sort((a, b) => (perClass[a]?.recall.value ?? 1) - (perClass[b]?.recall.value ?? 1) || a - b)
    .slice(0, FEWER_CLASSES);
}

/** What one threshold gives. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly recall: number;
  readonly fallOut: number;
  /** NaN where nothing reaches the threshold. */
  readonly precision: number;
  readonly f1: number;
  readonly flagged: number;
}

/** The point at place `i` of a curve. */
export function pointOf(curve: RankingCurve, i: number): ThresholdPoint {
  const hits = curve.truePositives[i] ?? 0;
  const alarms = curve.falsePositives[i] ?? 0;
  const flagged = hits + alarms;
  return {
    threshold: curve.thresholds[i] ?? Number.NaN,
    recall: hits / curve.positives,
    fallOut: alarms / curve.negatives,
    precision: flagged > 0 ? hits / flagged : Number.NaN,
    f1: (2 * hits) / (flagged + curve.positives),
    flagged,
  };
}

/** What scores at or above a threshold give; nothing may reach it. */
export function pointAt(curve: RankingCurve, threshold: number): ThresholdPoint {
  let low = 0;
  let high = curve.thresholds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve.thresholds[middle] ?? 0) >= threshold) low = middle + 1;
    else high = middle;
  }
  return { ...pointOf(curve, low - 1), threshold };
}

/** The threshold with the highest F1, the first of equals. */
export function bestPoint(curve: RankingCurve): ThresholdPoint {
  let best = pointOf(curve, 0);
  for (let i = 1; i < curve.thresholds.length; i++) {
    const point = pointOf(curve, i);
    if (point.f1 > best.f1) best = point;
  }
  return best;
}
