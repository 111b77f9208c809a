import { type Series, stepAt } from "../model/series.ts";
import { valueByStep } from "./value-by-step.ts";

/**
 * What plain SGD promises by first order: the sum of rate × squared gradient norm over the steps up to `until`. A logged
 * point stands for the steps up to the next one.
 */
export function descentPromise(gradient: Series, rate: Series, until: number): number {
  const rateAt = valueByStep(rate);
  let sum = 0;
  for (let i = 0; i < gradient.values.length; i++) {
    const step = stepAt(gradient, i);
    if (step > until) break;
    const stride = Math.max(1, stepAt(gradient, i + 1) - step) || 1;
    const term = (rateAt.get(step) ?? Number.NaN) * (gradient.values[i] ?? Number.NaN) ** 2 * stride;
    if (Number.isFinite(term)) sum += term;
  }
  return sum;
}
