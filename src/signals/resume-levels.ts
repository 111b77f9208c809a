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
  /** Typical distance of a point from the level before. */
  readonly noise: number;
}

/** Points of a level: enough for a median that one batch does not move. */
const WINDOW = 15;

/** A dip right after a resume and a return to the old level, for each resume whose step is known. */
export function resumeLevels(series: Series, events: readonly RunEvent[]): readonly ResumeLevels[] {
  return events.flatMap(({ kind, step }) => {
    if (kind !== "resume" || step === null) return [];
    const at = series.values.findIndex((_, i) => stepAt(series, i) >= step);
    const tail = series.values.subarray(at);
    if (at < WINDOW || tail.length < 3 * WINDOW) return [];
    const past = series.values.subarray(at - WINDOW, at);
    const before = medianOf(past);
    const dip = medianOf(tail.subarray(0, WINDOW));
    if (!(dip < before)) return [];
    const back = tail.findIndex(
      (_, k) =>
        k >= WINDOW &&
        k < tail.length - WINDOW &&
        medianOf(tail.subarray(k, k + WINDOW)) - dip > 0.5 * (before - dip),
    );
    if (back < 0) return [];
    return [
      {
        step,
        before,
        dip,
        after: medianOf(tail.subarray(back + 1, back + 1 + WINDOW)),
        returnStep: stepAt(series, at + back),
        noise: medianOf(past.map((value) => Math.abs(value - before))),
      },
    ];
  });
}
