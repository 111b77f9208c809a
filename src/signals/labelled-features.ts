import type { Features, Predictions } from "../model/artifacts.ts";
import { definePairSignal } from "../model/signal.ts";

/** Rows of features with the true answer of the same example. */
export interface LabelledFeatures {
  readonly names: readonly string[];
  /** One array a column. */
  readonly columns: readonly Float64Array[];
  /** Class index, or target value. */
  readonly targets: Float64Array;
  /** Class names; null for a regression. */
  readonly classes: readonly string[] | null;
}

/** Joined by id; by place where neither file has ids and both are equally long; else null. */
export const labelledFeatures = definePairSignal(
  (features: Features, predictions: Predictions): LabelledFeatures | null => {
    const rows = joinedRows(features, predictions);
    if (!rows || rows.length < 10) return null;
    return {
      names: features.columns,
      columns: features.values.map((column) => Float64Array.from(rows, ([row]) => column[row] ?? Number.NaN)),
      targets: Float64Array.from(rows, ([, row]) => predictions.yTrue[row] ?? Number.NaN),
      classes: predictions.kind === "classification" ? predictions.classes : null,
    };
  },
);

/** Places of the same example in both files; null where neither ids nor lengths join them. */
export function joinedRows(
  features: Features,
  predictions: Predictions,
): (readonly [number, number])[] | null {
  const count = features.values[0]?.length ?? 0;
  if (!features.ids || !predictions.ids) {
    if (features.ids || predictions.ids || count !== predictions.count) return null;
    return Array.from({ length: count }, (_, row) => [row, row] as const);
  }
  const places = new Map(predictions.ids.map((id, row) => [id, row]));
  return features.ids.flatMap((id, row) => {
    const place = places.get(id);
    return place === undefined ? [] : [[row, place] as const];
  });
}
