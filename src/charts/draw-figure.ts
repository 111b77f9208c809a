import type { Figure, FigureWidth, VegaLiteSpec } from "../model/chart.ts";
import { drawBars } from "./bars.ts";
import { drawConfusion } from "./confusion.ts";
import { drawIntervals } from "./intervals.ts";
import { drawLayerHeatmap } from "./layer-heatmap.ts";
import { drawMatrix } from "./matrix.ts";
import { drawMultiples } from "./multiples.ts";
import { drawPaths } from "./paths.ts";
import { drawReliability } from "./reliability.ts";
import { drawResiduals } from "./residuals.ts";
import { drawScatter } from "./scatter.ts";
import { drawShares } from "./shares.ts";
import { drawStepLines } from "./step-lines.ts";
import { drawStrip } from "./strip.ts";
import { drawTradeOffs } from "./trade-offs.ts";
import { drawTreemap } from "./treemap.ts";
import { drawValueLines } from "./value-lines.ts";

/** The Vega-Lite specification of a figure at a width: pure, in colours of the theme only. */
export function drawFigure(figure: Figure, width: FigureWidth): VegaLiteSpec {
  switch (figure.kind) {
    case "strip":
      return drawStrip(figure, width);
    case "step-lines":
      return drawStepLines(figure, width);
    case "layer-heatmap":
      return drawLayerHeatmap(figure, width);
    case "confusion":
      return drawConfusion(figure, width);
    case "intervals":
      return drawIntervals(figure, width);
    case "reliability":
      return drawReliability(figure, width);
    case "scatter":
      return drawScatter(figure, width);
    case "bars":
      return drawBars(figure, width);
    case "matrix":
      return drawMatrix(figure, width);
    case "value-lines":
      return drawValueLines(figure, width);
    case "multiples":
      return drawMultiples(figure, width);
    case "paths":
      return drawPaths(figure, width);
    case "residuals":
      return drawResiduals(figure, width);
    case "shares":
      return drawShares(figure, width);
    case "treemap":
      return drawTreemap(figure, width);
    case "trade-offs":
      return drawTradeOffs(figure, width);
  }
}
