import { drawFigure } from "../charts/draw-figure.ts";
import type { Figure } from "../model/chart.ts";
import type { Picture } from "../model/document.ts";

/** A figure with both its drawings. */
export function picture(figure: Figure): Picture {
  return { kind: "picture", figure, wide: drawFigure(figure, "wide"), narrow: drawFigure(figure, "narrow") };
}
