import { clusteredClasses, reorderClasses } from "../../charts/confusion-order.ts";
import { drawFigure } from "../../charts/draw-figure.ts";
import { readingOf } from "../../charts/readings/reading-of.ts";
import { readRows } from "../../charts/readings/rows-reading.ts";
import type { ConfusionFigure, Figure, FigureWidth } from "../../model/chart.ts";
import type { SpotsReading } from "../../model/reading.ts";
import { renderSvg } from "../svg/svg.ts";

/** A figure that the page's script brings to life: by its steps, or by what its places say. */
export interface LiveFigure {
  /** Of the drawing: the narrow one of a figure has its own. */
  readonly id: string;
  /** True where the picture is drawn anew, which takes the library. */
  readonly library: boolean;
  readonly data: object;
}

/** What each drawing of a figure needs to come alive; nothing where it is to stay as it is. */
export async function liveFigures(
  figure: Figure,
  drawn: { readonly vega: object; readonly narrow: boolean; readonly tell: (text: string) => string },
): Promise<readonly LiveFigure[]> {
  const steps = stepsOf(figure);
  if (steps) {
    const { id } = figure;
    return [{ id, library: true, data: { kind: "steps", id, vega: drawn.vega, ...steps } }];
  }
  const widths: readonly FigureWidth[] = drawn.narrow ? ["wide", "narrow"] : ["wide"];
  const read = await Promise.all(widths.map((width) => readFigure(figure, width)));
  return read.flatMap((one) => (one ? [{ ...one, data: withLines(one.data, drawn.tell) }] : []));
}

/** The lines of its spots in the language of the page. */
function withLines(data: object, tell: (text: string) => string): object {
  const { spots } = data as Partial<SpotsReading>;
  return spots ? { ...data, spots: spots.map((spot) => ({ ...spot, lines: spot.lines.map(tell) })) } : data;
}

/** Id of a drawing in the page. */
export function liveId(id: string, width: FigureWidth): string {
  return width === "narrow" ? `${id}-n` : id;
}

function stepsOf(figure: Figure): object | null {
  if (figure.kind !== "step-lines" && figure.kind !== "layer-heatmap") return null;
  const { unit, from, to } = figure.axis;
  if (figure.kind === "layer-heatmap") return { unit, from, to, lines: [], rows: readRows(figure, "wide") };
  const lines = figure.lines.map(({ label, main, raw }) => ({
    label,
    smoothed: raw !== null,
    points: raw ?? main,
  }));
  return { unit, from, to, lines };
}

async function readFigure(figure: Figure, width: FigureWidth): Promise<LiveFigure | null> {
  const reading = readingOf(figure, width);
  if (!reading || (reading.kind === "spots" && reading.spots.length === 0)) return null;
  const id = liveId(figure.id, width);
  const more = figure.kind === "confusion" ? { clustered: await clusteredDrawing(figure, width) } : {};
  return { id, library: false, data: { ...reading, ...more, id } };
}

/** The matrix with confused classes side by side, drawn; null where that is the order it has. */
async function clusteredDrawing(figure: ConfusionFigure, width: FigureWidth): Promise<object | null> {
  const order = clusteredClasses(figure);
  if (!order) return null;
  const { svg } = await renderSvg(
    drawFigure(reorderClasses(figure, order), width),
    `${liveId(figure.id, width)}-c`,
  );
  // The page makes the picture of very many classes anew from the one it has.
  return { order, svg: svg.replace(/(xlink:href=")data:[^"]*"/g, '$1"') };
}
