import type { FigureWidth, MatrixFigure, VegaLiteSpec } from "../model/chart.ts";
import { areaLayer, type Label, type Layer, labelLayers, type Segment, segmentLayer } from "./marks.ts";
import { type PixelFrame, pixelSpec } from "./pixel-spec.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE, MAGNITUDE_RAMP, STEP_GEOMETRY } from "./theme.ts";

/** Widest and narrowest cell: a number of four digits fits the narrowest. */
const CELL = { most: 84, least: 40, height: 30 };
const GUTTER = { wide: 200, narrow: 104 };

/** From this class of the ramp on, words are paper: look, contrast on e5 and e6. */
const DARK_FROM = 5;

/** Numbers in cells, ink by class of the ramp, framed where they are the ones to hold. */
export function drawMatrix(figure: MatrixFigure, width: FigureWidth): VegaLiteSpec {
  const frame = matrixFrame(figure, width);
  const { left, cell } = frame;
  const layers = [
    ...inkLayers(figure, cell),
    ...frameLayers(figure, cell),
    ...labelLayers([...numberLabels(figure, cell), ...nameLabels(figure, { left, cell })]),
  ];
  const { cell: _, row: __, ...size } = frame;
  return pixelSpec(size, layers);
}

/** Size of the cells and of the white about them. */
export function matrixFrame(
  figure: MatrixFigure,
  width: FigureWidth,
): PixelFrame & { readonly cell: number; readonly row: number } {
  const names = figure.rows.map((name) => textWidth(name, FONT_SIZE, true));
  const left = Math.ceil(
    Math.min(GUTTER[width], Math.max(textWidth(figure.rowTitle, FONT_SIZE), ...names) + 14),
  );
  const count = Math.max(1, figure.columns.length);
  const room = (STEP_GEOMETRY[width].total - left - 4) / count;
  const cell = Math.floor(Math.max(Math.min(CELL.most, room), Math.min(CELL.least, room)));
  const height = CELL.height * Math.max(1, figure.rows.length);
  return { cell, row: CELL.height, width: cell * count, height, left, right: 4, top: 44, bottom: 4 };
}

function boxOf(row: number, column: number, cell: number): Segment {
  const [y, y2] = [row * CELL.height, (row + 1) * CELL.height];
  return { from: { px: column * cell }, to: { px: (column + 1) * cell }, y, y2 };
}

function inkLayers(figure: MatrixFigure, cell: number): readonly Layer[] {
  const areas: Segment[][] = MAGNITUDE_RAMP.map(() => []);
  for (const [r, row] of figure.cells.entries()) {
    for (const [c, { ink }] of row.entries())
      if (ink !== null) areas[Math.min(ink, MAGNITUDE_RAMP.length - 1)]?.push(boxOf(r, c, cell));
  }
  return areas.flatMap((list, i) => {
    const token = MAGNITUDE_RAMP[i];
    return token === undefined || list.length === 0 ? [] : [areaLayer(list, token)];
  });
}

function frameLayers(figure: MatrixFigure, cell: number): readonly Layer[] {
  const edges = figure.cells.flatMap((row, r) =>
    row.flatMap(({ framed }, c): Segment[] => {
      if (!framed) return [];
      const { from, to, y, y2 } = boxOf(r, c, cell);
      return [
        { from, to, y, y2: y },
        { from, to, y: y2, y2 },
        { from, to: from, y, y2 },
        { from: to, to, y, y2 },
      ];
    }),
  );
  return edges.length === 0 ? [] : [segmentLayer(edges, { token: "axis", width: 1 })];
}

function numberLabels(figure: MatrixFigure, cell: number): readonly Label[] {
  return figure.cells.flatMap((row, r) =>
    row.map(({ text, ink, framed }, c): Label => {
      const plain = ink === null ? "ink3" : "ink";
      return {
        at: { px: (c + 0.5) * cell },
        y: (r + 0.5) * CELL.height,
        text: truncateText(text, cell - 4, { size: FONT_SIZE, bold: framed }),
        anchor: "middle",
        token: ink !== null && ink >= DARK_FROM ? "paper" : plain,
        bold: framed,
      };
    }),
  );
}

function nameLabels(
  figure: MatrixFigure,
  { left, cell }: { readonly left: number; readonly cell: number },
): readonly Label[] {
  const columns = figure.columns.map(
    (name, c): Label => ({
      at: { px: (c + 0.5) * cell },
      y: -11,
      text: truncateText(name, cell - 6, { size: FONT_SIZE, bold: false }),
      anchor: "middle",
      token: "ink2",
    }),
  );
  const rows = figure.rows.map(
    (name, r): Label => ({
      at: { px: 0 },
      dx: 1 - left,
      y: (r + 0.5) * CELL.height,
      text: truncateText(name, left - 12, { size: FONT_SIZE, bold: false }),
      anchor: "start",
      token: "ink2",
    }),
  );
  return [
    ...columns,
    ...rows,
    { at: { px: 0 }, dx: 1 - left, y: -11, text: figure.rowTitle, anchor: "start", token: "ink3" },
    { at: { px: 0 }, y: -31, text: figure.columnTitle, anchor: "start", token: "ink3" },
  ];
}
