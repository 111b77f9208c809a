import { type Label, type Layer, labelLayers, type Segment, segmentLayer } from "./marks.ts";
import { wrapText } from "./text-width.ts";
import { FONT_SIZE, type ThemeToken } from "./theme.ts";

/** A name to be written at the right end of a line. */
export interface EndLabel {
  readonly text: string;
  /** A quiet second line, or empty. */
  readonly note: string;
  readonly token: ThemeToken;
  readonly bold: boolean;
  /** Pixel from the top where the line ends. */
  readonly y: number;
  /** Pixel across where it ends; a leader is drawn when that is far from the edge. */
  readonly x: number;
}

/** Pixels between two lines of names. */
const LINE = 16;
/** Least distance of two names. */
const APART = 18;

/** Names at the right edge in their line's tone, pushed apart so that none covers another. */
export function drawEndLabels(
  labels: readonly EndLabel[],
  plot: { readonly width: number; readonly height: number; readonly right: number },
): readonly Layer[] {
  const dx = plot.right < 80 ? 5 : 8;
  const room = plot.right - dx;
  const blocks = labels.map((label) => ({
    label,
    lines: wrapText(label.text, room, { size: FONT_SIZE, bold: label.bold, lines: 3 }),
    notes: label.note === "" ? [] : wrapText(label.note, room, { size: FONT_SIZE, bold: false, lines: 2 }),
  }));
  const sizes = blocks.map((b) => (b.lines.length + b.notes.length - 1) * LINE + APART);
  const tops = pushApart(
    blocks.map((b) => b.label.y - APART / 2),
    sizes,
    { from: -APART / 2, to: plot.height + APART / 2 },
  );
  const texts = blocks.flatMap((block, i) => {
    const y = (tops[i] ?? 0) + APART / 2;
    const line = (text: string, j: number, quiet: boolean): Label => ({
      at: { px: plot.width },
      dx,
      y: y + j * LINE,
      text,
      anchor: "start",
      token: quiet ? "ink3" : block.label.token,
      bold: block.label.bold && !quiet,
    });
    return [
      ...block.lines.map((text, j) => line(text, j, false)),
      ...block.notes.map((text, j) => line(text, block.lines.length + j, true)),
    ];
  });
  return [...leaders(labels, tops, plot.width), ...labelLayers(texts)];
}

/** A dotted grey line from where a series stops to its name, when that is out of reach of the eye. */
function leaders(labels: readonly EndLabel[], tops: readonly number[], width: number): readonly Layer[] {
  const segments: Segment[] = labels.flatMap((label, i) => {
    const y = (tops[i] ?? 0) + APART / 2;
    const far = width - label.x > 40;
    return far
      ? [
          {
            from: { px: label.x + 6 },
            to: { px: width + 4 },
            y: label.y,
            y2: Math.abs(y - label.y) > 30 ? label.y : y,
          },
        ]
      : [];
  });
  return segments.length === 0 ? [] : [segmentLayer(segments, { token: "axis", width: 1, dash: [1, 4] })];
}

/** Tops of blocks as near to the wished ones as their sizes allow, in the same order, inside the bounds. */
export function pushApart(
  wished: readonly number[],
  sizes: readonly number[],
  bounds: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = wished.map((_, i) => i).sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0) || a - b);
  const tops = [...wished];
  let edge = bounds.from;
  for (const i of order) {
    tops[i] = Math.max(tops[i] ?? 0, edge);
    edge = (tops[i] ?? 0) + (sizes[i] ?? 0);
  }
  edge = bounds.to;
  for (const i of order.toReversed()) {
    tops[i] = Math.min(tops[i] ?? 0, edge - (sizes[i] ?? 0));
    edge = tops[i] ?? 0;
  }
  return tops;
}
