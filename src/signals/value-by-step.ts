import { type Series, stepAt } from "../model/series.ts";
import { defineSignal } from "../model/signal.ts";
import { firstAtOrAfter, hasAscendingSteps } from "./ascending-steps.ts";

/** What a series held at a step. */
export interface ValueByStep {
  /** The value logged at that step, the last one where it repeats; undefined where none was. */
  get(step: number): number | undefined;
}

/** The value of a series at each of its steps: looked up in place where steps ascend, which a table of a million would only copy. */
export const valueByStep = defineSignal((series: Series): ValueByStep => {
  if (hasAscendingSteps(series)) return { get: (step) => valueAtStep(series, step) };
  const values = new Map<number, number>();
  for (let i = 0; i < series.values.length; i++)
    values.set(stepAt(series, i), series.values[i] ?? Number.NaN);
  return values;
});

function valueAtStep(series: Series, step: number): number | undefined {
  // Steps that are logged one by one stand where counting from the first one says.
  const counted = step - stepAt(series, 0);
  const at = stepAt(series, counted) === step ? counted : firstAtOrAfter(series, step);
  return stepAt(series, at) === step ? series.values[at] : undefined;
}
