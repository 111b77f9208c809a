import type { ChartPoints } from "../model/chart.ts";

/** Points in file order, in arrays of any kind. */
export interface DensePoints {
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface DownsampleOptions {
  /** Points wanted (1,600 where not said); pinned points and gaps come on top. */
  readonly most?: number;
  /** Indices that must stay whatever their value: every point that a finding cites. */
  readonly pinned: readonly number[];
}

/** Twice the pixels of the widest plot: with minimum and maximum per pixel a line looks as with all points. */
const MOST_POINTS = 1600;

/**
 * Thins a series for drawing: of each bucket of neighbours the least and the greatest value, and in any case the
 * first and last point, every pinned one, and both sides of each gap of NaN. So no spike, no cited point and no
 * gap can vanish from the picture; the order of points stays that of the file.
 */
export function downsample(points: DensePoints, options: DownsampleOptions): ChartPoints {
  const count = points.values.length;
  const most = options.most ?? MOST_POINTS;
  if (count <= most) return { steps: Array.from(points.steps), values: Array.from(points.values) };
  const kept = new Set<number>([0, count - 1]);
  for (const index of options.pinned) if (index >= 0 && index < count) kept.add(index);
  const buckets = Math.max(1, Math.floor(most / 2));
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * count) / buckets);
    const to = Math.floor(((bucket + 1) * count) / buckets);
    keepExtremes(points.values, { from, to }, kept);
    keepGaps(points.values, { from, to }, kept);
  }
  const order = [...kept].sort((a, b) => a - b);
  return {
    steps: order.map((i) => points.steps[i] ?? Number.NaN),
    values: order.map((i) => points.values[i] ?? Number.NaN),
  };
}

/** Indices of the points at these steps (or, where none was logged, the nearest before): what to pin. */
export function indicesAtSteps(points: DensePoints, steps: readonly number[]): readonly number[] {
  return steps.flatMap((step) => {
    let nearest = -1;
    for (let i = 0; i < points.steps.length; i++) {
      const at = points.steps[i] ?? Number.NaN;
      if (at <= step && (nearest < 0 || at >= (points.steps[nearest] ?? 0))) nearest = i;
    }
    return nearest < 0 ? [] : [nearest];
  });
}

interface Bucket {
  readonly from: number;
  readonly to: number;
}

function keepExtremes(values: ArrayLike<number>, { from, to }: Bucket, kept: Set<number>): void {
  let least = -1;
  let most = -1;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (least < 0 || value < (values[least] ?? 0)) least = i;
    if (most < 0 || value > (values[most] ?? 0)) most = i;
  }
  if (least >= 0) kept.add(least);
  if (most >= 0) kept.add(most);
}

/**
 * The two points where a gap begins and the two where one ends. A bucket with many gaps keeps its first and its
 * last, else a series of alternating NaN would not get thinner at all.
 */
function keepGaps(values: ArrayLike<number>, { from, to }: Bucket, kept: Set<number>): void {
  let first = -1;
  let last = -1;
  for (let i = Math.max(1, from); i < to; i++) {
    const edge = Number.isFinite(values[i] ?? Number.NaN) !== Number.isFinite(values[i - 1] ?? Number.NaN);
    if (!edge) continue;
    if (first < 0) first = i;
    last = i;
  }
  for (const i of [first, last]) {
    if (i < 0) continue;
    kept.add(i - 1);
    kept.add(i);
  }
}
