import type { FigureWidth } from "../model/chart.ts";
import { type Label, type Layer, labelLayers } from "./marks.ts";
import { textWidth, truncateText } from "./text-width.ts";
import { FONT_SIZE } from "./theme.ts";

/** Pixels left of a confusion matrix that its names of true classes need. */
export function confusionGutter(classes: readonly string[], width: FigureWidth): number {
  const widest = Math.max(0, ...classes.map((name) => textWidth(name, FONT_SIZE, true)));
  const number = textWidth(String(classes.length), FONT_SIZE, true) + 6;
  // Few classes leave room for their names.
  const most = width === "wide" ? Math.max(150, Math.min(240, 430 - 48 * classes.length)) : 72;
  return Math.ceil(Math.min(most, Math.max(44, widest + number + 10)));
}

/** Names up to this wide stand over their columns even where these are narrower. */
export const NAME_ROOM = 22;

/**
 * Names of the true classes at the left and of the predicted ones above. Text is never turned: where names are
 * wider than their cells, columns carry the number that stands before the name of the row.
 */
export function axisNames(
  classes: readonly string[],
  matrix: { readonly cell: number; readonly left: number; readonly every: number },
): readonly Layer[] {
  const { cell, left, every } = matrix;
  const room = Math.max(cell - 4, NAME_ROOM);
  const numbered = classes.some((name) => textWidth(name, FONT_SIZE, true) > room);
  const shown = classes.map((name, i) => ({ name, i })).filter(({ i }) => i % every === 0);
  const columns = shown.map(({ name, i }) => middleLabel(numbered ? String(i + 1) : name, (i + 0.5) * cell));
  const rows = shown.flatMap(({ name, i }) =>
    rowNames(name, numbered ? String(i + 1) : "", { i, cell, left }),
  );
  const heads: readonly Label[] = [
    { at: { px: 0 }, y: -29, text: "predicted →", anchor: "start", token: "ink2" },
    { at: { px: 0 }, dx: -6, y: -11, text: "true ↓", anchor: "end", token: "ink2" },
  ];
  return labelLayers([...heads, ...columns, ...rows]);
}

function middleLabel(text: string, px: number): Label {
  return { at: { px }, y: -11, text, anchor: "middle", token: "ink2", bold: true };
}

function rowNames(
  name: string,
  number: string,
  row: { readonly i: number; readonly cell: number; readonly left: number },
): readonly Label[] {
  // The first of very low rows would touch the head above.
  const y = Math.max(6, (row.i + 0.5) * row.cell);
  const label = (text: string, dx: number, bold: boolean): Label => ({
    at: { px: 0 },
    dx,
    y,
    text,
    anchor: "end",
    token: "ink2",
    bold,
  });
  if (number === "")
    return [label(truncateText(name, row.left - 8, { size: FONT_SIZE, bold: true }), -6, true)];
  const taken = textWidth(number, FONT_SIZE, true) + 12;
  const cut = truncateText(name, row.left - taken - 2, { size: FONT_SIZE, bold: false });
  return [label(number, -6, true), label(cut, -Math.round(taken), false)];
}
