import type { CheckInputs } from "../model/inputs.ts";
import { type Series, stepAt } from "../model/series.ts";
import { valueByStep } from "./value-by-step.ts";

/** What a run by plain SGD is judged from. */
export type SgdInputs = Pick<CheckInputs, "config" | "train-loss" | "gradient-norm" | "learning-rate">;

/** Why what SGD promised cannot be held against the fall of the loss; null where it can. */
export function whyNoSgdDescent(inputs: SgdInputs, fewest: number): string | null {
  if (inputs.config.known.optimizer?.value !== "sgd") return "the configuration does not name plain SGD";
  const loss = inputs["train-loss"];
  if (loss.cadence === "epoch" || loss.values.length < fewest)
    return "the training loss is not logged by step at twenty steps or more";
  return null;
}

/**
 * The fall that SGD promises by first order up to a point of the training loss: the sum of rate × squared gradient norm,
 * which momentum multiplies by 1 / (1 − momentum). 0 where rate and gradient norm are not logged at the same steps.
 */
export function sgdPromise(inputs: SgdInputs, until: number): number {
  const momentum = inputs.config.known.momentum?.value ?? 0;
  const step = stepAt(inputs["train-loss"], until);
  return firstOrder(inputs["gradient-norm"], inputs["learning-rate"], step) / Math.max(1 - momentum, 1e-3);
}

/** A logged point stands for the steps up to the next one. */
function firstOrder(gradient: Series, rate: Series, until: number): number {
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
