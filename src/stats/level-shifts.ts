import { medianAbsoluteDeviation } from "simple-statistics";
import { medianOf } from "./median-of.ts";

/** A rise of the level of a noisy curve that holds. */
export interface LevelShift {
  /** First index of the new level. */
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

const BLOCK = 16;
const BEFORE = 128;

/**
 * Sustained rises: a block of 16 whose median, and that of the next block, lie above the median of the 128 points before
 * by `errors` robust standard errors and by the share `least` of it. The standard error of a median of 16 is
 * 1.2533 × 1.4826 × MAD / √16. With 5 errors it flags none of 80 healthy language-model logs and 79 of 80 rises of 10 %
 * put into them, where z-scores and two rises in a row flag all 80.
 */
export function levelShifts(values: Float64Array, errors: number, least: number): readonly LevelShift[] {
  const shifts: LevelShift[] = [];
  let i = BEFORE;
  while (i + 2 * BLOCK <= values.length) {
    const before = values.subarray(i - BEFORE, i);
    const level = medianOf(before);
    const finite = Array.from(before).filter(Number.isFinite);
    if (finite.length < BEFORE) {
      i += BLOCK;
      continue;
    }
    const error = (1.2533 * 1.4826 * medianAbsoluteDeviation(finite)) / Math.sqrt(BLOCK);
    const limit = level + Math.max(errors * error, least * Math.abs(level));
    const after = medianOf(values.subarray(i, i + BLOCK));
    const next = medianOf(values.subarray(i + BLOCK, i + 2 * BLOCK));
    if (after > limit && next > limit) {
      shifts.push({ index: i, before: level, after });
      i += BEFORE;
    } else i += BLOCK;
  }
  return shifts;
}
