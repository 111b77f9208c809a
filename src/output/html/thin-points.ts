import { downsample, indicesAtSteps } from "../../charts/downsample.ts";
import { drawFigure } from "../../charts/draw-figure.ts";
import type { ChartLine, ChartPoints, Figure } from "../../model/chart.ts";
import type { ReportDocument } from "../../model/document.ts";
import { withPictures } from "../data/report-data.ts";

/** Points a line keeps besides the cited ones: two extremes for each four pixels of the widest plot. */
const POINTS_A_LINE = 400;

/** The document with long lines thinned: extremes, gaps, and what a finding cites or a mark shows all stay. */
export function thinPoints(document: ReportDocument): ReportDocument {
  return withPictures(document, (picture) => {
    const figure = thinFigure(picture.figure);
    if (figure === picture.figure) return picture;
    return { ...picture, figure, wide: drawFigure(figure, "wide"), narrow: drawFigure(figure, "narrow") };
  });
}

function thinFigure(figure: Figure): Figure {
  switch (figure.kind) {
    case "strip": {
      const steps = figure.marks.map(({ step }) => step);
      return { ...figure, line: thinLine(figure.line, steps) };
    }
    case "step-lines": {
      const steps = [
        ...figure.cited.flatMap(({ from, to }) => [from, to]),
        ...figure.marks.map(({ step }) => step),
      ];
      return { ...figure, lines: figure.lines.map((line) => thinLine(line, steps)) };
    }
    case "multiples": {
      const panels = figure.panels.map((panel) => ({ ...panel, points: thin(panel.points, []) }));
      return { ...figure, panels };
    }
    default:
      return figure;
  }
}

function thinLine(line: ChartLine, steps: readonly number[]): ChartLine {
  return { ...line, main: thin(line.main, steps), raw: line.raw && thin(line.raw, steps) };
}

function thin(points: ChartPoints, steps: readonly number[]): ChartPoints {
  return downsample(points, { most: POINTS_A_LINE, pinned: indicesAtSteps(points, steps) });
}
