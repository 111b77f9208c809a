import type { FigureWidth, MatrixFigure } from "../../model/chart.ts";
import type { SpotsReading } from "../../model/reading.ts";
import { matrixFrame } from "../matrix.ts";

/** Each cell with the whole names of its row and column. */
export function readMatrix(figure: MatrixFigure, width: FigureWidth): SpotsReading {
  const { left, top, cell, row: height } = matrixFrame(figure, width);
  const spots = figure.cells.flatMap((row, r) =>
    row.flatMap(({ text }, c) =>
      text === ""
        ? []
        : [
            {
              x: left + c * cell,
              y: top + r * height,
              width: cell,
              height,
              lines: [
                text,
                named(figure.rowTitle, figure.rows[r] ?? ""),
                named(figure.columnTitle, figure.columns[c] ?? ""),
              ],
            },
          ],
    ),
  );
  return { kind: "spots", spots };
}

function named(title: string, name: string): string {
  return title === "" ? name : `${title} ${name}`;
}
