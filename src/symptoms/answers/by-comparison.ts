import { METRIC_ROLES } from "../../model/metric-role.ts";
import type { Series } from "../../model/series.ts";
import { numberWords } from "../../stats/number-words.ts";
import { courseOfSeries, placeOfPoint, positionOf, type SeriesCourse } from "../course-of-series.ts";
import type { Finding } from "../define-symptom.ts";
import { nounOf } from "../finding-words.ts";

/** Which of two ends is expected to be the worse one, and from which share of it on that is said. */
export interface Comparison {
  readonly worse: Series | undefined;
  readonly better: Series | undefined;
  /** Share of the better one's end (of its distance to 1 for shares) by which the other must lie behind. */
  readonly by: number;
}

/** Whether one series ends clearly worse than another of the same quantity; null where one is missing. */
export function byComparison({ worse, better, by }: Comparison): Finding | null {
  const [behind, ahead] = [worse && courseOrPoint(worse), better && courseOrPoint(better)];
  if (!worse || !better || !behind || !ahead || worse.role !== better.role) return null;
  const { better: direction } = METRIC_ROLES[worse.role];
  if (direction !== "higher" && direction !== "lower") return null;
  const gap = direction === "higher" ? ahead.end - behind.end : behind.end - ahead.end;
  const yes = gap > by * Math.abs(ahead.end);
  const ends = `the ${nounOf(worse)} ends at ${numberWords(behind.end)}, the ${nounOf(better)} at ${numberWords(ahead.end)}`;
  return {
    verdict: yes ? "yes" : "no",
    text: `${yes ? "Yes" : "No"}: ${ends} (${placeOfPoint(worse, behind.point)}; ${placeOfPoint(better, ahead.point)}).`,
    at: [],
    sources: [positionOf(worse, behind.point), positionOf(better, ahead.point)],
    ground: "observed",
  };
}

/** The last finite value, or the last level of a long curve. */
function courseOrPoint(series: Series): { readonly end: number; readonly point: number } | null {
  const course: SeriesCourse | null = courseOfSeries(series);
  if (course) return { end: course.levels.values.at(-1) ?? Number.NaN, point: course.points.at(-1) ?? 0 };
  const point = series.values.findLastIndex((value) => Number.isFinite(value));
  return point < 0 ? null : { end: series.values[point] ?? Number.NaN, point };
}
