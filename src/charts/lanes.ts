import { type Across, type Label, type Layer, labelLayers, type Segment, segmentLayer } from "./marks.ts";
import { textWidth } from "./text-width.ts";
import { FONT_SIZE, LANE, type ThemeToken } from "./theme.ts";

/** A range or a moment that is named above the plot. */
export interface LaneItem {
  readonly from: number;
  readonly to: number;
  /** Exhibits in bold; may be empty. */
  readonly tag: string;
  readonly note: string;
  readonly token: ThemeToken;
  /** Of the line of a moment; null: a solid one. */
  readonly dash: readonly number[] | null;
}

export interface LanePlot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Pixel of a step. */
  readonly x: (step: number) => number;
  /** True where a y label stands at the plot's upper left, so that the lowest lane may not begin beside it. */
  readonly tickAtTop: boolean;
}

/** Lanes of brackets: how many there are, and their layers. */
export interface Lanes {
  readonly count: number;
  readonly layers: readonly Layer[];
}

/** Places brackets and moments in as few lanes as their words allow, the earliest start highest. */
export function drawLanes(items: readonly LaneItem[], plot: LanePlot): Lanes {
  const order = [...items].sort((a, b) => b.from - a.from || a.to - a.from - (b.to - b.from));
  const lanes: { from: number; to: number }[][] = [];
  const placed = order.map((item) => {
    // On a phone there may be no room for the note beside its bracket; the tag leads to the words in any case.
    const bare = item.note !== "" && item.tag !== "" && candidatesOf(item, plot).length === 0;
    return placeItem(bare ? { ...item, note: "" } : item, plot, lanes);
  });
  return { count: lanes.length, layers: placed.flatMap((p) => drawItem(p, plot)) };
}

interface Placed {
  readonly item: LaneItem;
  readonly lane: number;
  /** Left end of the words in pixels. */
  readonly start: number;
  /** Tag before note: words to the right of their bracket, or over it. */
  readonly tagFirst: boolean;
}

interface Candidate {
  readonly start: number;
  readonly tagFirst: boolean;
  readonly from: number;
  readonly to: number;
}

const GAP = 6;
/** Least white between the words of two items in one lane. */
const AIR = 10;

function placeItem(item: LaneItem, plot: LanePlot, lanes: { from: number; to: number }[][]): Placed {
  const candidates = candidatesOf(item, plot);
  for (let lane = 0; lane <= lanes.length; lane++) {
    const row = lanes[lane] ?? [];
    const fit = candidates.find((c) => isFree(c, row) && (lane > 0 || c.start >= 0 || !plot.tickAtTop));
    if (fit === undefined) continue;
    row.push({ from: fit.from, to: fit.to });
    lanes[lane] = row;
    return { item, lane, start: fit.start, tagFirst: fit.tagFirst };
  }
  const start = plot.width - wordsWidth(item);
  return { item, lane: lanes.push([]) - 1, start, tagFirst: true };
}

function isFree(candidate: Candidate, row: readonly { from: number; to: number }[]): boolean {
  return row.every((o) => candidate.to + AIR < o.from || candidate.from - AIR > o.to);
}

/** Words left of the bracket, right of it, on it, or beyond the plot: the first that stays in the drawing. */
function candidatesOf(item: LaneItem, plot: LanePlot): readonly Candidate[] {
  const x0 = plot.x(item.from);
  const x1 = plot.x(item.to);
  const width = wordsWidth(item);
  const least = -plot.left + 1;
  const most = plot.width + plot.right - 1;
  if (isMoment(item)) {
    const start = Math.min(Math.max(x0 - width / 2, 0), most - width);
    return [{ start, tagFirst: true, from: Math.min(start, x0), to: Math.max(start + width, x0) }];
  }
  const left = x0 - GAP - width;
  const right = x1 + GAP;
  const out: Candidate[] = [];
  const leftward = { start: left, tagFirst: false, from: left, to: x1 };
  if (left >= 0 || (left >= least && item.note === "")) out.push(leftward);
  if (right + width <= most) out.push({ start: right, tagFirst: true, from: x0, to: right + width });
  if (x1 - x0 > width + 24) {
    out.push({ start: (x0 + x1 - width) / 2, tagFirst: true, from: x0, to: x1 });
  }
  if (left >= least) out.push(leftward);
  return out;
}

function drawItem(placed: Placed, plot: LanePlot): readonly Layer[] {
  const { item } = placed;
  const y = -9 - placed.lane * LANE;
  const words = labelLayers(wordLabels(placed, plot, y));
  const at = (step: number): Across => ({ step });
  if (isMoment(item)) {
    const line: Segment = { from: at(item.from), to: at(item.from), y: y + 9, y2: plot.height };
    const dash = item.dash === null ? {} : { dash: item.dash };
    return [segmentLayer([line], { token: item.token, width: 1, ...dash }), ...words];
  }
  const stroke = { token: item.token, width: 1.25 };
  const pieces = bracketPieces(placed, plot);
  return [
    segmentLayer(
      [
        ...pieces.map(([from, to]) => ({ from, to, y, y2: y })),
        ...[item.from, item.to].map((s) => ({ from: at(s), to: at(s), y: y - 1, y2: y + 6 })),
      ],
      stroke,
    ),
    ...words,
  ];
}

/** The bar of a bracket, in two pieces where its words stand on it. */
function bracketPieces(placed: Placed, plot: LanePlot): readonly (readonly [Across, Across])[] {
  const { item, start } = placed;
  const x0 = plot.x(item.from);
  const x1 = plot.x(item.to);
  const end = start + wordsWidth(item);
  if (end < x0 || start > x1) return [[{ step: item.from }, { step: item.to }]];
  const pieces: (readonly [Across, Across])[] = [];
  const stepAt = (px: number) => item.from + ((px - x0) / (x1 - x0 || 1)) * (item.to - item.from);
  if (start - GAP > x0) pieces.push([{ step: item.from }, { step: stepAt(start - GAP) }]);
  if (end + GAP < x1) pieces.push([{ step: stepAt(end + GAP) }, { step: item.to }]);
  return pieces;
}

function wordLabels(placed: Placed, plot: LanePlot, y: number): readonly Label[] {
  const { item } = placed;
  const anchor = placed.tagFirst && !isMoment(item) && placed.start > plot.x(item.to) ? item.to : item.from;
  const tagWidth = textWidth(item.tag, FONT_SIZE, true);
  const noteWidth = textWidth(item.note, FONT_SIZE);
  const gap = item.tag !== "" && item.note !== "" ? GAP : 0;
  const tagAt = placed.tagFirst ? placed.start : placed.start + noteWidth + gap;
  const noteAt = placed.tagFirst ? placed.start + tagWidth + gap : placed.start;
  const label = (text: string, px: number, bold: boolean): readonly Label[] =>
    text === ""
      ? []
      : [
          {
            at: { step: anchor },
            dx: Math.round((px - plot.x(anchor)) * 10) / 10,
            y,
            text,
            anchor: "start",
            token: item.token,
            bold,
          },
        ];
  return [...label(item.tag, tagAt, true), ...label(item.note, noteAt, false)];
}

function wordsWidth(item: LaneItem): number {
  const gap = item.tag !== "" && item.note !== "" ? GAP : 0;
  return textWidth(item.tag, FONT_SIZE, true) + gap + textWidth(item.note, FONT_SIZE);
}

function isMoment(item: LaneItem): boolean {
  return item.from === item.to;
}
