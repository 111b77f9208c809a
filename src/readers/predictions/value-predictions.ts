import type { ValuePredictions } from "../../model/artifacts.ts";
import type { LabelCells } from "./label-cells.ts";

/** Predictions of numbers. */
export function valuePredictions(
  labels: LabelCells,
  rows: Pick<ValuePredictions, "file" | "split" | "ids" | "count">,
): ValuePredictions {
  const { yTrue, yPred } = labels.numbers ?? { yTrue: new Float64Array(0), yPred: new Float64Array(0) };
  return { ...rows, kind: "regression", yTrue, yPred };
}
