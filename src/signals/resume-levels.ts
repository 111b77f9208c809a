import type { RunEvent } from "../model/artifacts.ts";
import { type Series, stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";

/** Training loss around a resume. */
export interface ResumeLevels {
  readonly step: number;
  readonly before: number;
  /** Lowest running median after it, and where. */
  readonly dip: number;
  /** Level after the dip. */
  readonly after: number;
  readonly returnStep: number;
  /** Standard error of the difference of two such levels, from the points before. */
  readonly noise: number;
}

/** Points of a level: enough for a median that one batch does not move, more where many are logged. */
const LEAST_POINTS = 15;
const MOST_POINTS = 60;

/** A median errs by 1.253 standard deviations / √n (normal points); the deviation is 1.483 × the median distance. */
const MEDIAN_ERROR = 1.253 * 1.483;

/** A dip right after a resume and a return to the old level, for each resume whose step is known. */
export function resumeLevels(series: Series, events: readonly RunEvent[]): readonly ResumeLevels[] {
  const window = Math.max(LEAST_POINTS, Math.min(MOST_POINTS, Math.floor(series.values.length / 10)));
  return events.flatMap(({ kind, step }) => {
    if (kind !== "resume" || step === null) return [];
    const at = series.values.findIndex((_, i) => stepAt(series, i) >= step);
    const tail = series.values.subarray(at);
    if (at < window || tail.length < 3 * window) return [];
    const past = series.values.subarray(at - window, at);
    const before = medianOf(past);
    const dip = medianOf(tail.subarray(0, window));
    if (!(dip < before)) return [];
    const back = tail.findIndex(
      (_, k) =>
        k >= window &&
        k < tail.length - window &&
        medianOf(tail.subarray(k, k + window)) - dip > 0.5 * (before - dip),
    );
    if (back < 0) return [];
    return [
      {
        step,
        before,
        dip,
        after: medianOf(tail.subarray(back + 1, back + 1 + window)),
        returnStep: stepAt(series, at + back),
        noise: MEDIAN_ERROR * Math.sqrt(2 / window) * medianOf(past.map((value) => Math.abs(value - before))),
      },
    ];
  });
}
