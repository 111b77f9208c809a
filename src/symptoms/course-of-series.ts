import type { SourcePosition } from "../model/position.ts";
import { epochAt, fileAt, rowAt, type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { numberWords } from "../stats/number-words.ts";
import { type Leg, type Levels, levelsOf, risingLegs } from "../stats/rising-legs.ts";
import { placeWords, stepWords } from "../stats/step-words.ts";

/** The finite points of a series with their levels. */
export interface SeriesCourse {
  readonly series: Series;
  /** Point of the series for each finite value. */
  readonly points: Int32Array;
  readonly levels: Levels;
  /** Rises of the level; for scores, where higher is better, falls stand in `falls`. */
  readonly rises: readonly Leg[];
  readonly falls: readonly Leg[];
}

/** Null with fewer than two finite values, which have no course. */
export const courseOfSeries = defineSignal((series: Series): SeriesCourse | null => {
  const points = Int32Array.from(
    Array.from(series.values.keys()).filter((i) => Number.isFinite(series.values[i])),
  );
  if (points.length < 2) return null;
  const levels = levelsOf(Float64Array.from(points, (i) => series.values[i] ?? Number.NaN));
  const mirrored = { ...levels, values: levels.values.map((value) => -value) };
  return { series, points, levels, rises: risingLegs(levels), falls: risingLegs(mirrored) };
});

/** "step 5,210 (epoch 7)" for a finite point of a course. */
export function momentWords(course: SeriesCourse, at: number): string {
  return pointWords(course.series, course.points[at] ?? 0);
}

/** "step 5,210 (epoch 7)" for a point of a series. */
export function pointWords(series: Series, point: number): string {
  const epoch = epochAt(series, point);
  const also =
    series.axes.stepUnit !== "epoch" && Number.isFinite(epoch) ? ` (epoch ${placeWords(epoch)})` : "";
  return `${stepWords(series.axes.stepUnit, stepAt(series, point))}${also}`;
}

/** "0.41" at a finite point: the level there. */
export function levelWords(course: SeriesCourse, at: number): string {
  return numberWords(course.levels.values[at] ?? Number.NaN);
}

/** ", by medians of up to 21 points" where levels are not single points. */
export function windowWords({ levels }: SeriesCourse): string {
  return levels.window === 1 ? "" : `, by medians of up to ${levels.window} points`;
}

export function positionOf(series: Series, point: number): SourcePosition {
  const place = { file: fileAt(series, point), column: series.sourceName };
  if (series.axes.rowUnit === "line") return { ...place, line: rowAt(series, point) };
  return { ...place, record: rowAt(series, point) };
}

/** "train/loss, metrics.csv:5210". */
export function placeOfPoint(series: Series, point: number): string {
  const row = rowAt(series, point);
  const file = fileAt(series, point);
  return series.axes.rowUnit === "line"
    ? `${series.sourceName}, ${file}:${row}`
    : `${series.sourceName}, ${file}, record ${row}`;
}

/** "training loss", by what a series measures, in the sentence. */
export function stepOf(course: SeriesCourse, at: number): number {
  return stepAt(course.series, course.points[at] ?? 0);
}
