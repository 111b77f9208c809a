import type { Features, Predictions } from "../model/artifacts.ts";
import type { Measure } from "../model/check.ts";
import { numberWords } from "../stats/number-words.ts";
import { type ColumnPower, columnPower } from "./column-power.ts";
import { labelledFeatures } from "./labelled-features.ts";

/** Validation rows with which the power of one column can be judged. */
export const TELLING_ROWS = { value: 20, source: "validation rows; with fewer a chance rule scores high" };

/** The strongest column beside the next one, or why that cannot be told. */
export type TellingColumn =
  | { readonly kind: "unknown"; readonly reason: string }
  | {
      readonly kind: "known";
      readonly first: ColumnPower;
      readonly second: ColumnPower | null;
      /** Power of the first over that of the second. */
      readonly lead: number;
    };

/** The files of both splits that it is read from. */
export interface SplitRows {
  readonly "train-features": Features;
  readonly "train-predictions": Predictions;
  readonly "validation-features": Features;
  readonly "validation-predictions": Predictions;
}

/** Which single input column tells most of the answer on validation rows, and how far it leads the next. */
export function tellingColumn(rows: SplitRows, leastRows: number): TellingColumn {
  const train = labelledFeatures(rows["train-features"], rows["train-predictions"]);
  const validation = labelledFeatures(rows["validation-features"], rows["validation-predictions"]);
  if (!train || !validation)
    return { kind: "unknown", reason: "the feature rows cannot be joined with their answers" };
  const count = validation.targets.length;
  if (count < leastRows)
    return { kind: "unknown", reason: `only ${count} validation rows have features and answers` };
  const [first, second] = columnPower(train, validation);
  if (!first) return { kind: "unknown", reason: "there is no numeric column" };
  return { kind: "known", first, second: second ?? null, lead: first.power - (second?.power ?? 0) };
}

/** The sentence and the numbers that state it, against the limits of the check that judges. */
export function tellingColumnFinding(
  { first, second, lead }: Extract<TellingColumn, { kind: "known" }>,
  limit: { readonly power: number; readonly lead: number },
): { readonly claim: string; readonly measured: readonly Measure[] } {
  const beside = second ? `, the next best, ${second.name}, ${numberWords(second.power)}` : "";
  return {
    claim: `Column ${first.name} alone predicts the answer on validation rows with a power of ${numberWords(first.power)} (0 = as good as guessing, 1 = always right; limit ${limit.power})${beside}`,
    measured: [
      { name: `power of ${first.name} alone`, value: first.power, threshold: limit.power, passes: "above" },
      { name: "lead over the second column", value: lead, threshold: limit.lead, passes: "above" },
    ],
  };
}
