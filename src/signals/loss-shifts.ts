import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { levelShifts } from "../stats/level-shifts.ts";

/** A sustained rise of the loss, by step. */
export interface LossShift {
  readonly step: number;
  readonly before: number;
  readonly after: number;
  /** Place in the run, 0…1. */
  readonly share: number;
}

/** Robust standard errors and relative rise; 0 of 80 healthy logs at 5, 11 % at 3; a 5 % floor leaves 20 % of rises of 5 %. */
const ERRORS = 5;
const LEAST = 0.05;

/** Points before a rise: with half of them a level is still twice as sure as one of the blocks of 16 that is held against it. */
const BEFORE = 128;

/** Sustained rises of a loss that is logged by step; null with fewer points than the rule needs twice over. */
export const lossShifts = defineSignal((series: Series) => shiftsOf(series, BEFORE));

/** The same where half the points before suffice, for what can only happen early in a run. */
export const earlyLossShifts = defineSignal((series: Series) => shiftsOf(series, BEFORE / 2));

function shiftsOf(series: Series, fewest: number): readonly LossShift[] | null {
  const count = series.values.length;
  if (series.cadence === "epoch" || count < 320) return null;
  return levelShifts(series.values, { errors: ERRORS, least: LEAST, fewest }).map(
    ({ index, before, after }) => ({
      step: stepAt(series, index),
      before,
      after,
      share: index / count,
    }),
  );
}
