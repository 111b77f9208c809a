import type { FigureWidth, ValueLinesFigure } from "../../model/chart.ts";
import type { SpotsReading } from "../../model/reading.ts";
import { numberWords } from "../../stats/number-words.ts";
import { valueLinesPlot } from "../value-lines.ts";

/** Each place across over the whole height: what every line says there. */
export function readValueLines(figure: ValueLinesFigure, width: FigureWidth): SpotsReading {
  const { frame, x } = valueLinesPlot(figure, width);
  const places = [...new Set(figure.lines.flatMap(({ points }) => points.steps))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const edge = (i: number) => x(((places[i - 1] ?? places[0] ?? 0) + (places[i] ?? places.at(-1) ?? 0)) / 2);
  const spots = places.map((at, i) => ({
    x: frame.left + edge(i),
    y: frame.top,
    width: edge(i + 1) - edge(i),
    height: frame.height,
    lines: [
      `${figure.xTitle} ${numberWords(at)}`,
      ...figure.lines.flatMap(({ label, points }) => {
        const value = points.values[points.steps.indexOf(at)];
        return value === undefined || !Number.isFinite(value) ? [] : [`${label} ${numberWords(value)}`];
      }),
    ],
  }));
  return { kind: "spots", spots };
}
