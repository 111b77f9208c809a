import type { FigureWidth, PathsFigure, VegaLiteSpec } from "../model/chart.ts";
import { dotLayer, knockoutLayer, type Label, type Layer, labelLayers, segmentLayer } from "./marks.ts";
import { placeWords } from "./path-words.ts";
import { pixelSpec } from "./pixel-spec.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE, SERIES_TEXT, STEP_GEOMETRY } from "./theme.ts";
import { drawPixelAxes, ON_PIXELS, pixelLineLayer } from "./value-axis.ts";
import { isDrawn, yPixel, yScale } from "./y-scale.ts";

/** One quantity over another in the order of the steps, its moments named. */
export function drawPaths(figure: PathsFigure, width: FigureWidth): VegaLiteSpec {
  const { total, left, main: height } = STEP_GEOMETRY[width];
  const right = 16;
  const inner = total - left - right;
  const down = scaleOf(figure, "values", 5);
  const across = scaleOf(figure, "steps", width === "wide" ? 8 : 4);
  const placeOf = (x: number, y: number) => ({
    x: isDrawn(x, across.kind) ? inner - yPixel(across, x, inner) : Number.NaN,
    y: isDrawn(y, down.kind) ? yPixel(down, y, height) : Number.NaN,
  });
  const marks = figure.marks
    .map((mark) => ({ ...mark, ...placeOf(mark.x, mark.y) }))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const dots = (filled: boolean, token: "ink" | "paper", radius: number): readonly Layer[] => {
    const list = marks.filter((mark) => mark.filled === filled).map(({ x, y }) => ({ x, y }));
    if (list.length === 0) return [];
    return [{ ...dotLayer(list, { token, radius, ring: token === "ink" }), encoding: ON_PIXELS }];
  };
  const courses = figure.paths.map(({ points }) =>
    points.steps.map((x, i) => placeOf(x, points.values[i] ?? Number.NaN)),
  );
  const layers: readonly Layer[] = [
    ...drawPixelAxes({
      width: inner,
      height,
      x: across.ticks.map((t) => ({ px: inner - yPixel(across, t.value, inner), text: t.text })),
      y: down.ticks.map((t) => ({ px: yPixel(down, t.value, height), text: t.text })),
      xTitle: figure.xTitle,
      yTitle: figure.yTitle,
    }),
    ...figure.paths.map(({ token, dashed }, i) =>
      pixelLineLayer(courses[i] ?? [], {
        token,
        width: dashed ? 1.75 : 2.25,
        ...(dashed ? { dash: [5, 3] } : {}),
      }),
    ),
    ...wordLayers(placeWords(marks, courses.flat(), { inner, height })),
    ...dots(true, "ink", 5),
    ...dots(false, "ink", 5),
    ...dots(false, "paper", 2.4),
    ...keyLayers(figure, inner, width),
  ];
  const top = width === "narrow" && figure.paths.length > 1 ? 28 + KEY_ROW : 28;
  return pixelSpec({ width: inner, height, left, right, top, bottom: 46 }, layers);
}

function scaleOf(figure: PathsFigure, side: "steps" | "values", most: number) {
  const kind = side === "steps" ? figure.xScale : figure.yScale;
  const values = figure.paths.flatMap(({ points }) => points[side].filter((v) => isDrawn(v, kind)));
  const floor = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return yScale({ kind, zero: false, values, floor, most });
}

/** On boxes of paper, so that the course does not run through them. */
function wordLayers(words: readonly Label[]): readonly Layer[] {
  const boxes = words.map(({ at, y, text }) => {
    const width = textWidth(text, FONT_SIZE, true) + 4;
    return knockoutLayer({ at, y, width, dx: width / 2 - 2, token: "paper" });
  });
  return [...boxes, ...labelLayers(words)];
}

const SWATCH = 26;
const KEY_ROW = 20;

/** What the manners of the line mean, at the top right; on phones above the title. */
function keyLayers(figure: PathsFigure, inner: number, width: FigureWidth): readonly Layer[] {
  if (figure.paths.length < 2) return [];
  const y = width === "narrow" ? -16 - KEY_ROW : -16;
  let end = inner;
  return figure.paths.toReversed().flatMap(({ label, token, dashed }) => {
    const text = end - textWidth(label, FONT_SIZE);
    const from = { px: text - SWATCH - 6 };
    const to = { px: text - 6 };
    end = from.px - 16;
    return [
      segmentLayer([{ from, to, y, y2: y }], {
        token,
        width: 2.25,
        ...(dashed ? { dash: [5, 3] } : {}),
      }),
      ...labelLayers([{ at: { px: text }, y, text: label, anchor: "start", token: SERIES_TEXT[token] }]),
    ];
  });
}
