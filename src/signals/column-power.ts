import { definePairSignal } from "../model/signal.ts";
import { classPower, valuePower } from "../stats/binned-predictor.ts";
import type { LabelledFeatures } from "./labelled-features.ts";

/** How well a single column tells the answer on held-out rows. */
export interface ColumnPower {
  readonly name: string;
  /** 0 = no better than the most frequent class or the mean, 1 = always right. */
  readonly power: number;
}

/** Groups per column: enough for ten classes in any order, few enough that each holds rows. */
const BINS = 24;

/** Columns by power, strongest first: fitted on the first rows, scored on the second. */
export const columnPower = definePairSignal(
  (train: LabelledFeatures, validation: LabelledFeatures): readonly ColumnPower[] =>
    train.columns
      .map((column, c) => ({ name: train.names[c] ?? "", power: powerOf(train, validation, { column, c }) }))
      .sort((a, b) => b.power - a.power || (a.name < b.name ? -1 : 1)),
);

function powerOf(
  train: LabelledFeatures,
  validation: LabelledFeatures,
  { column, c }: { readonly column: Float64Array; readonly c: number },
): number {
  const other = validation.columns[validation.names.indexOf(train.names[c] ?? "")];
  if (!other) return 0;
  const score = train.classes ? classPower : valuePower;
  const bins = Math.min(BINS, Math.max(2, Math.floor(column.length / 5)));
  return score({ column, targets: train.targets }, { column: other, targets: validation.targets }, bins);
}
