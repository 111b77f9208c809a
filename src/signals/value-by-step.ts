import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";

/** The value of a series at each of its steps, the last one where a step repeats. */
export const valueByStep = defineSignal((series: Series): ReadonlyMap<number, number> => {
  const values = new Map<number, number>();
  for (let i = 0; i < series.values.length; i++)
    values.set(stepAt(series, i), series.values[i] ?? Number.NaN);
  return values;
});
