import { copyFinite, type Stretch } from "./finite-of.ts";
import { medianDeviation } from "./median-deviation.ts";
import { medianInPlace } from "./median-of.ts";

/** A rise of the level of a noisy curve that holds. */
export interface LevelShift {
  /** First index of the new level. */
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

const BLOCK = 16;
const BEFORE = 128;

/** How far and how surely a level must have risen. */
export interface RiseLimit {
  /** Robust standard errors. */
  readonly errors: number;
  /** Share of the level before. */
  readonly least: number;
  /** Points before that suffice early in the curve, in whole blocks: 128 at most. */
  readonly fewest: number;
}

/**
 * Sustained rises: a block of 16 whose median, and that of the next block, lie above the median of the 128 points before (`fewest`, early in the curve)
 * by `errors` robust standard errors and by the share `least` of it. The standard error of a median of 16 is
 * 1.2533 × 1.4826 × MAD / √16. With 5 errors it flags none of 80 healthy language-model logs and 79 of 80 rises of 10 %
 * put into them, where z-scores and two rises in a row flag all 80.
 */
export function levelShifts(values: Float64Array, limit: RiseLimit): readonly LevelShift[] {
  const shifts: LevelShift[] = [];
  const scratch = new Float64Array(BEFORE);
  // Windows begin at whole blocks, so the median of each block is taken once.
  const blocks = new Float64Array(Math.floor(values.length / BLOCK));
  for (let b = 0; b < blocks.length; b++)
    blocks[b] = finiteMedian({ values, from: b * BLOCK, to: (b + 1) * BLOCK }, scratch);
  let i = limit.fewest;
  while (i + 2 * BLOCK <= values.length) {
    const after = blocks[i / BLOCK] ?? Number.NaN;
    const next = blocks[i / BLOCK + 1] ?? Number.NaN;
    const before = { values, from: Math.max(0, i - BEFORE), to: i };
    if (rises(before, Math.min(after, next), { ...limit, scratch })) {
      shifts.push({ index: i, before: finiteMedian(before, scratch), after });
      i += BEFORE;
    } else i += BLOCK;
  }
  return shifts;
}

interface Limit {
  readonly errors: number;
  readonly least: number;
  /** Room for one stretch, in which values are reordered. */
  readonly scratch: Float64Array;
}

/** Whether `level` lies above what the points before allow; false where one of them is not finite. */
function rises(before: Stretch, level: number, { errors, least, scratch }: Limit): boolean {
  // Where half of the points before are as high, their median is too: most blocks need no sorting.
  const length = before.to - before.from;
  if (!(countBelow(before, level) > length / 2 - 1) || copyFinite(before, scratch) < length) return false;
  const points = scratch.subarray(0, length);
  const usual = medianInPlace(points);
  const margin = least * Math.abs(usual);
  if (!(level > usual + margin)) return false;
  // Fewer points before make the level before less sure; 128 are the measure.
  const unsure = Math.sqrt((1 + BLOCK / length) / (1 + BLOCK / BEFORE));
  const error = (unsure * 1.2533 * 1.4826 * medianDeviation(points)) / Math.sqrt(BLOCK);
  return level > usual + Math.max(errors * error, margin);
}

function countBelow({ values, from, to }: Stretch, level: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if ((values[i] ?? level) < level) count++;
  return count;
}

function finiteMedian(stretch: Stretch, scratch: Float64Array): number {
  return medianInPlace(scratch, copyFinite(stretch, scratch));
}
