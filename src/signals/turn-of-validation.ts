import type { Series } from "../model/series.ts";
import { isJointRise, jointRise } from "./joint-rise.ts";

/** Share of the first training loss that is left at the turn, at most, where the training set counts as fitted. */
export const FITTED = {
  value: 0.015,
  source: "labelled runs: 0.009 and less in overconfident runs, 0.027 and more in overfit ones",
};

/** Share of it beyond which nothing is known of the time before the turn. */
export const UNSEEN = { value: 0.9, source: "a turn at the first evaluation has no course before it" };

/** How far the training set was fitted where the validation loss turned, or why that is not known. */
export type TurnOfValidation =
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "no-turn" }
  | {
      readonly kind: "turn";
      readonly step: number;
      /** Training loss at the turn over the first one. */
      readonly left: number;
    };

/** Where the validation loss turns and rises while the training loss falls on. */
export function turnOfValidation(train: Series, validation: Series, unseen: number): TurnOfValidation {
  const found = jointRise(train, validation);
  if (!found) return { kind: "unknown", reason: "fewer than three evaluations have both losses" };
  if (!isJointRise(found)) return { kind: "no-turn" };
  if (found.trainThen > unseen)
    return {
      kind: "unknown",
      reason: "the validation loss is lowest at the first evaluation: what came before its turn is not seen",
    };
  return { kind: "turn", step: found.lowestStep, left: found.trainThen };
}
