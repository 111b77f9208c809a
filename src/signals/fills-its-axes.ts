import type { Series } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";

/** True where the series has a value at every row of its axes, in order: then these are its steps, without a copy. */
export const fillsItsAxes = defineSignal(({ index, axes }: Series): boolean => {
  if (index.length !== axes.step.length) return false;
  for (let i = 0; i < index.length; i++) if (index[i] !== i) return false;
  return true;
});
