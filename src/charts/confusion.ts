import type { ConfusionFigure, FigureWidth, VegaLiteSpec } from "../model/chart.ts";
import { axisNames, confusionGutter, NAME_ROOM } from "./confusion-names.ts";
import { confusionPicture } from "./confusion-picture.ts";
import { ERROR_BOUNDARIES, errorClass } from "./error-class.ts";
import { areaLayer, type Label, type Layer, labelLayers, type Segment, segmentLayer } from "./marks.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { drawRampKey } from "./ramp-key.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE, MAGNITUDE_RAMP, STEP_GEOMETRY } from "./theme.ts";

/** Counts of true against predicted classes; the ink goes to the errors, right answers are framed paper. */
export function drawConfusion(figure: ConfusionFigure, width: FigureWidth): VegaLiteSpec {
  const matrix = sizeMatrix(figure, width);
  const { size, left } = matrix;
  const key = matrix.numbers ? null : matrixKey(size);
  const cells = matrix.picture ? confusionPicture(figure, size) : cellLayers(figure, matrix);
  const layers = [
    ...cells,
    ...frameLayers(figure, matrix),
    ...(matrix.numbers ? numberLayers(figure, matrix) : []),
    ...axisNames(figure.classes, { cell: matrix.cell, left, every: matrix.numbers ? 1 : nameStride(matrix) }),
    ...(key?.layers ?? []),
  ];
  const right = Math.max(4, (key === null ? 0 : KEY_WIDTH) - size);
  const frame = {
    width: size,
    height: size,
    left,
    right,
    top: MATRIX_TOP,
    bottom: key === null ? 4 : KEY_HEIGHT,
  };
  return pixelSpec(frame, layers);
}

/** Most classes whose counts can be read: 25 cells of 26 px fill the page. */
const MOST_NUMBERED = 25;
/** Most classes drawn as cells; above, an image of one pixel a cell is a hundred times smaller. */
const MOST_CELLS = 100;
const LEAST_NUMBERED_CELL = 26;
/** White above the cells, for the names of the columns. */
export const MATRIX_TOP = 44;
const KEY_WIDTH = 300;
const KEY_HEIGHT = 70;

/** Where the cells of a matrix stand. */
export interface Matrix {
  readonly cell: number;
  readonly size: number;
  readonly left: number;
  readonly numbers: boolean;
  readonly picture: boolean;
}

/** Cells as large as the page has room for, whole pixels where they are drawn one by one. */
export function sizeMatrix(figure: ConfusionFigure, width: FigureWidth): Matrix {
  const count = Math.max(1, figure.classes.length);
  const left = confusionGutter(figure.classes, width);
  const room = Math.min(STEP_GEOMETRY[width].total - left - 4, 660);
  const picture = count > MOST_CELLS;
  const wished =
    count <= MOST_NUMBERED ? Math.max(LEAST_NUMBERED_CELL, Math.min(48, 380 / count)) : 560 / count;
  const cell = Math.min(wished, room / count);
  const whole = picture ? cell : Math.max(1, Math.floor(cell));
  const numbers = count <= MOST_NUMBERED && whole >= LEAST_NUMBERED_CELL;
  return { cell: whole, size: whole * count, left, numbers, picture };
}

/** Every fifth name, or so many fewer that two of them never touch. */
function nameStride(matrix: Matrix): number {
  const strides = [5, 10, 20, 50, 100, 200, 500, 1000];
  return strides.find((stride) => stride * matrix.cell >= NAME_ROOM + 4) ?? 1000;
}

function matrixKey(size: number) {
  const boundaries = ["0", ...ERROR_BOUNDARIES.map((b) => `${b * 100} %`)];
  const plot = { width: Math.min(Math.max(size, KEY_WIDTH - 20), 420) };
  return drawRampKey(
    { title: "share of the true class", ramp: MAGNITUDE_RAMP, boundaries },
    plot,
    size + KEY_HEIGHT,
  );
}

/** Paper for nothing, then the errors as one layer a class, parted by lines where cells are large enough. */
function cellLayers(figure: ConfusionFigure, matrix: Matrix): readonly Layer[] {
  const { size, cell } = matrix;
  const areas: Segment[][] = MAGNITUDE_RAMP.map(() => []);
  for (const [r, row] of figure.counts.entries()) {
    const total = totalOf(figure, r);
    for (const [c, count] of row.entries()) {
      const index = errorClass(count, total);
      if (r !== c && index > 0) areas[index]?.push(cellAt(matrix, [r, c]));
    }
  }
  const whole = areaLayer([{ from: { px: 0 }, to: { px: size }, y: 0, y2: size }], "e0");
  const errors = areas.flatMap((list, i) => {
    const token = MAGNITUDE_RAMP[i];
    return token === undefined || list.length === 0 ? [] : [areaLayer(list, token)];
  });
  return [whole, ...errors, ...(cell >= 12 ? [partingLines(figure.classes.length, matrix)] : [])];
}

function partingLines(count: number, { cell, size }: Matrix): Layer {
  const lines = Array.from({ length: count - 1 }, (_, i) => (i + 1) * cell).flatMap((px): Segment[] => [
    { from: { px }, to: { px }, y: 0, y2: size },
    { from: { px: 0 }, to: { px: size }, y: px, y2: px },
  ]);
  return segmentLayer(lines, { token: "paper", width: 1 });
}

function cellAt({ cell }: Matrix, [r, c]: readonly [number, number]): Segment {
  return { from: { px: c * cell }, to: { px: (c + 1) * cell }, y: r * cell, y2: (r + 1) * cell };
}

/** Right answers: a frame about paper where the cells are large enough, else a run of grey. */
function frameLayers(figure: ConfusionFigure, matrix: Matrix): readonly Layer[] {
  if (matrix.picture) return [];
  const { cell } = matrix;
  const right = figure.classes.map((_, i) => cellAt(matrix, [i, i]));
  if (cell < 8) return [areaLayer(right, "hatch")];
  const edges = figure.classes.flatMap((_, i): Segment[] => {
    const [low, high] = [i * cell, (i + 1) * cell];
    return [
      { from: { px: low }, to: { px: high }, y: low, y2: low },
      { from: { px: low }, to: { px: high }, y: high, y2: high },
      { from: { px: low }, to: { px: low }, y: low, y2: high },
      { from: { px: high }, to: { px: high }, y: low, y2: high },
    ];
  });
  return [areaLayer(right, "paper"), segmentLayer(edges, { token: "axis", width: 1 })];
}

function numberLayers(figure: ConfusionFigure, matrix: Matrix): readonly Layer[] {
  const { cell } = matrix;
  const labels = figure.counts.flatMap((row, r) => {
    const total = totalOf(figure, r);
    return row.flatMap((count, c): Label[] => {
      const text = countText(count, cell, r === c);
      if (text === "" || (count === 0 && r !== c)) return [];
      const dark = r !== c && errorClass(count, total) >= 5;
      return [
        {
          at: { px: (c + 0.5) * cell },
          y: (r + 0.5) * cell,
          text,
          anchor: "middle",
          token: dark ? "paper" : "ink",
          bold: r === c,
        },
      ];
    });
  });
  return labelLayers(labels);
}

/** The count, in thousands where it would touch its neighbours, or nothing where that is too wide as well. */
function countText(count: number, cell: number, bold: boolean): string {
  const forms = [String(count), `${Math.round(count / 1e3)}k`, `${Math.round(count / 1e6)}M`];
  return (
    forms.find(
      (text, i) => count >= (i === 0 ? 0 : 1000 ** i) && textWidth(text, FONT_SIZE, bold) <= cell - 3,
    ) ?? ""
  );
}

/** Items of a true class, those outside a part of a matrix too. */
export function totalOf({ counts, totals }: ConfusionFigure, r: number): number {
  return totals?.[r] ?? (counts[r] ?? []).reduce((a, b) => a + b, 0);
}
