import { downsample, indicesAtSteps } from "../charts/downsample.ts";
import type { ChartLine, ChartPoints } from "../model/chart.ts";
import { medianOf } from "../stats/median-of.ts";

/** A series as it is drawn: smoothed over raw points, or the points themselves. */
export interface DrawnLine {
  readonly line: ChartLine;
  /** Points in the files. */
  readonly logged: number;
  /** Points in the picture. */
  readonly drawn: number;
  /** Points of the trailing median; 1 where nothing was smoothed. */
  readonly window: number;
}

export interface LineLook {
  readonly label: string;
  readonly token: ChartLine["token"];
  readonly dots: boolean;
  readonly dashed: boolean;
  /** Noise is smoothed away; a schedule has none. */
  readonly smooth: boolean;
}

/** From this many points on, a step series is drawn as its trailing median over the raw points. */
const SMOOTH_FROM = 60;

/** The window is a twentieth of the points: long enough to show the trend, short enough to keep a turn in place. */
const WINDOW_SHARE = 20;
const WINDOW_MOST = 201;

/** Points drawn a line at most: two a pixel of the 640 px plot, and every cited one. Source: report-facts, downsampling. */
export const MOST_POINTS = 1280;

/** Makes the line of a series; `pins` are steps that must stay in the picture. */
export function drawLine(points: Points, given: LineLook, pins: readonly number[]): DrawnLine {
  const { smooth, ...look } = given;
  const window = smooth && !look.dots ? windowOf(points.values.length) : 1;
  const raw = thinned(points, pins);
  if (window === 1) {
    return {
      line: { ...look, main: raw, raw: null },
      logged: points.values.length,
      drawn: raw.steps.length,
      window,
    };
  }
  const main = trailingMedian(points, window);
  return { line: { ...look, main, raw }, logged: points.values.length, drawn: raw.steps.length, window };
}

/** Points of the trailing median for a series of n points; odd, so that it is one of them. */
export function windowOf(n: number): number {
  if (n < SMOOTH_FROM) return 1;
  const share = Math.round(n / WINDOW_SHARE);
  return Math.min(WINDOW_MOST, share % 2 === 0 ? share + 1 : share);
}

/**
 * Median of each point and the `window` − 1 before it: it invents no value and keeps a turn at its step. Taken at no more
 * places than can be drawn. A place whose window holds no finite value breaks the line.
 */
export function trailingMedian(points: Points, window: number): ChartPoints {
  const n = points.values.length;
  const places = Math.min(MOST_POINTS, n - window + 1);
  const steps: number[] = [];
  const values: number[] = [];
  for (let k = 0; k < places; k++) {
    const i = window - 1 + Math.round((k * (n - window)) / Math.max(1, places - 1));
    steps.push(points.steps[i] ?? Number.NaN);
    const finite = Number.isFinite(points.values[i]);
    values.push(finite ? medianOf(points.values.subarray(i - window + 1, i + 1)) : Number.NaN);
  }
  return { steps, values };
}

/** What is drawn of the raw points: NaN and infinities break the line. */
function thinned(points: Points, pins: readonly number[]): ChartPoints {
  const pinned = indicesAtSteps(points, pins);
  const { steps, values } = downsample(points, { most: MOST_POINTS, pinned });
  return { steps, values: values.map((value) => (Number.isFinite(value) ? value : Number.NaN)) };
}

interface Points {
  readonly steps: Float64Array;
  readonly values: Float64Array;
}
