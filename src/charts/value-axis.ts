import {
  type Label,
  type Layer,
  labelLayers,
  lineLayer,
  type Stroke,
  segmentLayer,
  shortNumber,
} from "./marks.ts";

/** A tick of a plain axis: pixel from the plot's left (or top) edge, and its words. */
export interface PixelTick {
  readonly px: number;
  readonly text: string;
}

export interface PixelAxes {
  readonly width: number;
  readonly height: number;
  readonly x: readonly PixelTick[];
  readonly y: readonly PixelTick[];
  /** Under the x axis, in the middle. */
  readonly xTitle: string;
  /** At the top left, level. */
  readonly yTitle: string;
}

/** Grid, axis line, ticks and words of a plot that stands on pixels. */
export function drawPixelAxes(axes: PixelAxes): readonly Layer[] {
  const { width, height } = axes;
  const across = axes.y.map((t) => ({ from: { px: 0 }, to: { px: width }, y: t.px, y2: t.px }));
  const along = axes.x.map((t) => ({ from: { px: t.px }, to: { px: t.px }, y: 0, y2: height }));
  const base = [
    { from: { px: 0 }, to: { px: width }, y: height, y2: height },
    ...axes.x.map((t) => ({ from: { px: t.px }, to: { px: t.px }, y: height, y2: height + 5 })),
  ];
  const words: readonly Label[] = [
    ...axes.x.map(
      (t): Label => ({
        at: { px: t.px },
        y: height + 15,
        text: t.text,
        anchor: "middle",
        token: "ink3",
      }),
    ),
    ...axes.y.map(
      (t): Label => ({ at: { px: 0 }, dx: -6, y: t.px, text: t.text, anchor: "end", token: "ink3" }),
    ),
    { at: { px: width / 2 }, y: height + 34, text: axes.xTitle, anchor: "middle", token: "ink2" },
    { at: { px: 0 }, dx: -36, y: -16, text: axes.yTitle, anchor: "start", token: "ink2" },
  ];
  return [
    ...(across.length + along.length > 0
      ? [segmentLayer([...across, ...along], { token: "grid", width: 1 })]
      : []),
    segmentLayer(base, { token: "axis", width: 1 }),
    ...labelLayers(words.filter((w) => w.text !== "")),
  ];
}

/** Puts marks that are in data units of a plain plot on its pixels. */
export const ON_PIXELS = {
  x: { field: "x", type: "quantitative", scale: null },
  y: { field: "y", type: "quantitative", scale: null },
} as const;

/** A line through pixels; a point that is no number parts it (on pixels Vega would draw it at 0). */
export function pixelLineLayer(
  points: readonly { readonly x: number; readonly y: number }[],
  stroke: Stroke,
): Layer {
  let piece = 0;
  const rows = points.flatMap(({ x, y }) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) piece += 1;
    return Number.isFinite(x) && Number.isFinite(y) ? [{ x: shortNumber(x), y: shortNumber(y), piece }] : [];
  });
  return {
    ...lineLayer(rows, stroke),
    encoding: { ...ON_PIXELS, detail: { field: "piece" }, order: { value: null } },
  };
}
