import type { RunEvent } from "../model/artifacts.ts";
import { type Series, stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";

/** Level of the training loss on both sides of a resume. */
export interface ResumeStep {
  readonly step: number;
  readonly before: number;
  readonly after: number;
  /** Standard error of the difference of two such levels, from the points before. */
  readonly noise: number;
}

/** Points on each side: enough for a median that one batch does not move, few enough that the level is that of the resume. */
const POINTS = 10;

/** A median errs by 1.253 standard deviations / √n (normal points); the deviation is 1.483 × the median distance. */
const ERROR = 1.253 * 1.483 * Math.sqrt(2 / POINTS);

/** Levels right before and right after each resume whose step is known. */
export function resumeSteps(series: Series, events: readonly RunEvent[]): readonly ResumeStep[] {
  return events.flatMap(({ kind, step }) => {
    if (kind !== "resume" || step === null) return [];
    const at = series.values.findIndex((_, i) => stepAt(series, i) >= step);
    if (at < POINTS || at + POINTS > series.values.length) return [];
    const past = series.values.subarray(at - POINTS, at);
    const before = medianOf(past);
    const after = medianOf(series.values.subarray(at, at + POINTS));
    return [{ step, before, after, noise: ERROR * medianOf(past.map((value) => Math.abs(value - before))) }];
  });
}
