import type { Figure, FigureWidth } from "../../model/chart.ts";
import type { Reading } from "../../model/reading.ts";
import { readBars } from "./bars-reading.ts";
import { readConfusion } from "./confusion-reading.ts";
import { readResiduals, readScatter } from "./dots-reading.ts";
import { readMatrix } from "./matrix-reading.ts";
import { readReliability } from "./reliability-reading.ts";
import { readTreemap } from "./treemap-reading.ts";
import { readValueLines } from "./value-lines-reading.ts";

/** What a figure says of the place under the pointer; null where it says all in its words, or is read by its steps. */
export function readingOf(figure: Figure, width: FigureWidth): Reading | null {
  switch (figure.kind) {
    case "confusion":
      return readConfusion(figure, width);
    case "reliability":
      return readReliability(figure, width);
    case "scatter":
      return readScatter(figure, width);
    case "residuals":
      return readResiduals(figure, width);
    case "matrix":
      return readMatrix(figure, width);
    case "treemap":
      return readTreemap(figure, width);
    case "value-lines":
      return readValueLines(figure, width);
    case "bars":
      return readBars(figure, width);
    default:
      return null;
  }
}
