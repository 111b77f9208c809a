import type { BarsFigure, FigureWidth } from "../../model/chart.ts";
import type { SpotsReading } from "../../model/reading.ts";
import { numberWords } from "../../stats/number-words.ts";
import { barsFrame } from "../bars.ts";

/** Each row with its whole name and number. */
export function readBars(figure: BarsFigure, width: FigureWidth): SpotsReading {
  const { left, top, width: inner, row: height } = barsFrame(figure, width);
  const spots = figure.rows.map(({ label, value }, i) => ({
    x: left,
    y: top + i * height,
    width: inner,
    height,
    lines: [label, `${figure.xTitle} ${numberWords(value)}`.trim()],
  }));
  return { kind: "spots", spots };
}
