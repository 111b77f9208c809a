import type { ConfusionFigure, FigureWidth } from "../../model/chart.ts";
import type { ConfusionReading } from "../../model/reading.ts";
import { MATRIX_TOP, sizeMatrix } from "../confusion.ts";

/** Counts and names of a confusion matrix, without the zeros. */
export function readConfusion(figure: ConfusionFigure, width: FigureWidth): ConfusionReading {
  const { left, cell } = sizeMatrix(figure, width);
  return {
    kind: "confusion",
    left,
    top: MATRIX_TOP,
    cell,
    classes: figure.classes,
    counts: figure.counts.map((row) => row.flatMap((count, c) => (count === 0 ? [] : [c, count]))),
    totals: figure.totals ?? null,
    words: {
      true: "true",
      predicted: "predicted",
      ofTrue: "of the true class",
      ofPredicted: "of these predictions",
    },
  };
}
