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
  // Windows begin at whole blocks, so the median of each block is taken once.
  const blocks = Float64Array.from({ length: Math.floor(values.length / BLOCK) }, (_, b) =>
    medianOf(values.subarray(b * BLOCK, (b + 1) * BLOCK)),
  );
  let i = BEFORE;
  while (i + 2 * BLOCK <= values.length) {
    const after = blocks[i / BLOCK] ?? Number.NaN;
    const next = blocks[i / BLOCK + 1] ?? Number.NaN;
    const before = values.subarray(i - BEFORE, i);
    if (rises(before, Math.min(after, next), { errors, least })) {
      shifts.push({ index: i, before: medianOf(before), after });
      i += BEFORE;
    } else i += BLOCK;
  }
  return shifts;
}

/** Whether `level` lies above what the points before allow; false where one of them is not finite. */
function rises(
  before: Float64Array,
  level: number,
  limit: { readonly errors: number; readonly least: number },
): boolean {
  // Where half of the points before are as high, their median is too: most blocks need no sorting.
  if (!(countBelow(before, level) > BEFORE / 2 - 1) || !before.every(isFiniteNumber)) return false;
  const usual = medianOf(before);
  const margin = limit.least * Math.abs(usual);
  if (!(level > usual + margin)) return false;
  const error = (1.2533 * 1.4826 * medianAbsoluteDeviation(Array.from(before))) / Math.sqrt(BLOCK);
  return level > usual + Math.max(limit.errors * error, margin);
}

function countBelow(values: Float64Array, level: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] ?? level) < level) count++;
  return count;
}

function isFiniteNumber(value: number): boolean {
  return Number.isFinite(value);
}
