import type { ChartPoints } from "../model/chart.ts";
import { pointOf } from "../signals/threshold-curves.ts";
import type { RankingCurve } from "../stats/ranking-curve.ts";

/** Points nearer than this to the last one kept, both ways, are three pixels away on the largest square. */
const NEAR = 1 / 100;

/** Recall over false alarms, from nothing found to all. */
export function rocPoints(curve: RankingCurve, near = NEAR): ChartPoints {
  const all = Array.from(curve.thresholds, (_, i) => pointOf(curve, i));
  const kept = thinned(
    all.map(({ fallOut, recall }) => ({ x: fallOut, y: recall })),
    near,
  );
  return { steps: [0, ...kept.map(({ x }) => x)], values: [0, ...kept.map(({ y }) => y)] };
}

/** The same on squares of 210 pixels, three in a row. */
export const NEAR_SMALL = 1 / 50;

/** Precision over recall in steps: each precision holds for the recall that it adds. */
export function precisionPoints(curve: RankingCurve, near = NEAR): ChartPoints {
  const all = Array.from(curve.thresholds, (_, i) => pointOf(curve, i));
  // Thresholds that add false alarms only move straight down: the next hit tells.
  const hits = all.filter(({ recall }, i) => recall > (all[i - 1]?.recall ?? 0));
  const kept = thinned(
    hits.map(({ recall, precision }) => ({ x: recall, y: precision })),
    near,
  );
  const steps: number[] = [];
  const values: number[] = [];
  for (const [i, { x, y }] of kept.entries()) {
    steps.push(kept[i - 1]?.x ?? 0, x);
    values.push(y, y);
  }
  return { steps, values };
}

function thinned(points: readonly { readonly x: number; readonly y: number }[], distance = NEAR) {
  const kept: { readonly x: number; readonly y: number }[] = [];
  for (const [i, point] of points.entries()) {
    const last = kept.at(-1);
    const near = last && Math.abs(point.x - last.x) < distance && Math.abs(point.y - last.y) < distance;
    if (!near || i === points.length - 1) kept.push(point);
  }
  return kept;
}

/** Recalls at which the curves of several classes are averaged. */
const GRID = 15;

/** Mean over classes of the precision at each recall. */
export function meanPrecision(curves: readonly RankingCurve[]): ChartPoints {
  const steps = Array.from({ length: GRID }, (_, i) => (i + 1) / GRID);
  const sums = new Float64Array(GRID);
  for (const curve of curves) {
    let place = 0;
    for (const [i, recall] of steps.entries()) {
      while (place < curve.thresholds.length - 1 && pointOf(curve, place).recall < recall - 1e-9) place++;
      sums[i] = (sums[i] ?? 0) + pointOf(curve, place).precision;
    }
  }
  return { steps, values: Array.from(sums, (sum) => sum / curves.length) };
}
