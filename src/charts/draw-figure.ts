import type { Figure, FigureWidth, VegaLiteSpec } from "../model/chart.ts";
import { drawStepLines } from "./step-lines.ts";

/** The Vega-Lite specification of a figure at a width: pure, in colours of the theme only. */
export function drawFigure(figure: Figure, width: FigureWidth): VegaLiteSpec {
  switch (figure.kind) {
    case "step-lines":
      return drawStepLines(figure, width);
    default:
      throw new Error(figure.kind);
  }
}
