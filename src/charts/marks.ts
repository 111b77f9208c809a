import { FONT_SIZE, hex, type ThemeToken } from "./theme.ts";

/** One layer of a Vega-Lite specification. */
export type Layer = Readonly<Record<string, unknown>>;

/** Where a thing stands across: at a step of the axis (it moves with a zoom) or at a pixel of the plot. */
export type Across = { readonly step: number } | { readonly px: number };

export interface Label {
  readonly at: Across;
  /** Pixel from the top of the plot, of the middle of the line. */
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  /** Pixels to the right of `at`. */
  readonly dx?: number;
  readonly token: ThemeToken;
  readonly bold?: boolean;
}

export interface Stroke {
  readonly token: ThemeToken;
  readonly width: number;
  readonly dash?: readonly number[];
}

/** A straight piece; y in pixels from the top of the plot. */
export interface Segment {
  readonly from: Across;
  readonly to: Across;
  readonly y: number;
  readonly y2: number;
}

const PIXEL_Y = { field: "y", type: "quantitative", scale: null };
const PIXEL_X = { field: "x", type: "quantitative", scale: null };
const NONE = { aria: false, clip: false };

/** A line through points in data units, in the order given; a value that has no place breaks it. */
export function lineLayer(
  points: readonly { readonly x: number; readonly y: number | null }[],
  stroke: Stroke,
): Layer {
  return {
    data: { values: points },
    mark: { type: "line", aria: false, clip: true, ...strokeOf(stroke) },
    encoding: { order: { value: null } },
  };
}

/** A round dot at each point, in data units. */
export function dotLayer(
  points: readonly { readonly x: number; readonly y: number }[],
  dot: { readonly token: ThemeToken; readonly radius: number; readonly ring?: boolean },
): Layer {
  const ring = dot.ring ? { stroke: hex("paper"), strokeWidth: 1.5 } : { strokeWidth: 0 };
  return {
    data: { values: points },
    mark: {
      type: "point",
      shape: "circle",
      filled: true,
      opacity: 1,
      aria: false,
      clip: true,
      color: hex(dot.token),
      size: (2 * dot.radius) ** 2,
      ...ring,
    },
  };
}

/** Texts, those of one manner in one layer; the words travel as data. */
export function labelLayers(labels: readonly Label[]): readonly Layer[] {
  const groups = new Map<string, Label[]>();
  for (const label of labels) {
    const { anchor, dx = 0, token, bold = false, at } = label;
    const manner = `${anchor} ${dx} ${token} ${bold} ${"px" in at}`;
    groups.set(manner, [...(groups.get(manner) ?? []), label]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0];
    const rows = group.map((l) => ({ x: "px" in l.at ? l.at.px : l.at.step, y: l.y, t: l.text }));
    return {
      data: { values: rows },
      mark: {
        type: "text",
        ...NONE,
        align: ALIGN[first?.anchor ?? "start"],
        dx: first?.dx ?? 0,
        // The face's middle lies a little high for figures and capitals.
        dy: 0.5,
        color: hex(first?.token ?? "ink"),
        fontSize: FONT_SIZE,
        fontWeight: first?.bold ? 600 : 400,
      },
      encoding: {
        text: { field: "t" },
        y: PIXEL_Y,
        ...(first && "px" in first.at ? { x: PIXEL_X } : {}),
      },
    };
  });
}

/** Straight pieces of one manner. */
export function segmentLayer(segments: readonly Segment[], stroke: Stroke): Layer {
  const pixels = segments.every((s) => "px" in s.from && "px" in s.to);
  return {
    data: { values: segments.map(cornersOf) },
    mark: { type: "rule", ...NONE, ...strokeOf(stroke) },
    encoding: cornerChannels(pixels),
  };
}

/** Filled areas of one colour. */
export function areaLayer(areas: readonly Segment[], token: ThemeToken): Layer {
  const pixels = areas.every((s) => "px" in s.from && "px" in s.to);
  return {
    data: { values: areas.map(cornersOf) },
    mark: { type: "rect", aria: false, clip: !pixels, opacity: 1, color: hex(token) },
    encoding: cornerChannels(pixels),
  };
}

/** A box of paper that keeps the lines away from a text written over them. */
export function knockoutLayer(box: {
  readonly at: Across;
  readonly y: number;
  readonly width: number;
  readonly dx: number;
  readonly token: ThemeToken;
}): Layer {
  return {
    data: { values: [{ x: "px" in box.at ? box.at.px : box.at.step, y: box.y }] },
    mark: {
      type: "rect",
      ...NONE,
      opacity: 1,
      color: hex(box.token),
      width: box.width,
      height: 18,
      xOffset: box.dx,
    },
    encoding: { y: PIXEL_Y, ...("px" in box.at ? { x: PIXEL_X } : {}) },
  };
}

/** Keeps five digits: more than a drawing of 800 pixels can show. */
export function shortNumber(value: number): number {
  return Number(value.toPrecision(5));
}

const ALIGN = { start: "left", middle: "center", end: "right" } as const;

function strokeOf(stroke: Stroke): Layer {
  return {
    color: hex(stroke.token),
    strokeWidth: stroke.width,
    ...(stroke.dash === undefined ? {} : { strokeDash: stroke.dash }),
  };
}

function cornersOf(segment: Segment): Record<string, number> {
  const x = "px" in segment.from ? segment.from.px : segment.from.step;
  const x2 = "px" in segment.to ? segment.to.px : segment.to.step;
  return { x, x2, y: segment.y, y2: segment.y2 };
}

function cornerChannels(pixels: boolean): Layer {
  return { x2: { field: "x2" }, y: PIXEL_Y, y2: { field: "y2" }, ...(pixels ? { x: PIXEL_X } : {}) };
}
