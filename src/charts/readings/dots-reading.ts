import type { FigureWidth, ResidualsFigure, ScatterFigure } from "../../model/chart.ts";
import type { Spot, SpotsReading } from "../../model/reading.ts";
import { numberWords } from "../../stats/number-words.ts";
import { residualsPlot } from "../residuals.ts";
import { scatterPlot } from "../scatter.ts";
import { dotsOf } from "../thin-out.ts";

/** Both values of each dot, their difference where they are one quantity, and how many items it stands for. */
export function readScatter(figure: ScatterFigure, width: FigureWidth): SpotsReading {
  const { frame, place } = scatterPlot(figure, width);
  return dotsReading(figure, frame, {
    place,
    more: (x, y) => (figure.diagonal ? [`difference ${numberWords(y - x)}`] : []),
  });
}

/** Prediction and error of each dot. */
export function readResiduals(figure: ResidualsFigure, width: FigureWidth): SpotsReading {
  const { frame, x, y } = residualsPlot(figure, width);
  return dotsReading(figure, frame, {
    place: (across, down) => ({ x: x(across), y: y(down) }),
    more: () => [],
  });
}

interface Words {
  readonly place: (x: number, y: number) => { readonly x: number; readonly y: number };
  readonly more: (x: number, y: number) => readonly string[];
}

function dotsReading(
  figure: ScatterFigure | ResidualsFigure,
  frame: { readonly left: number; readonly top: number },
  { place, more }: Words,
): SpotsReading {
  const { steps, values } = figure.points;
  const dots = dotsOf(steps.map((step, i) => place(step, values[i] ?? Number.NaN)));
  const spots = dots.map(({ x, y, first, count }): Spot => {
    const [across, down] = [steps[first] ?? Number.NaN, values[first] ?? Number.NaN];
    return {
      x: frame.left + x,
      y: frame.top + y,
      width: 0,
      height: 0,
      lines: [
        `${figure.xTitle} ${numberWords(across)}`,
        `${figure.yTitle} ${numberWords(down)}`,
        ...more(across, down),
        ...(count > 1 ? [`first of ${numberWords(count)} items drawn here`] : []),
      ],
    };
  });
  // Keys walk from left to right.
  return { kind: "spots", spots: spots.sort((a, b) => a.x - b.x || a.y - b.y) };
}
