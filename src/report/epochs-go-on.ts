import type { Run } from "../model/run.ts";
import { defineSignal } from "../model/signal.ts";

/** Rounding in a log moves an epoch back by less than this; a restart begins again. */
const LEAST_FALL = 0.5;

/** False where the logged epochs fall back, as after a resume that counts anew: then no epoch stands for a step. */
export const epochsGoOn = defineSignal((run: Run): boolean => {
  for (const { epoch } of new Set(run.series.map(({ axes }) => axes))) {
    let highest = Number.NEGATIVE_INFINITY;
    for (const at of epoch ?? []) {
      if (at < highest - LEAST_FALL) return false;
      if (at > highest) highest = at;
    }
  }
  return true;
});
