import { type Layer, type Segment, segmentLayer } from "./marks.ts";
import type { ThemeToken } from "./theme.ts";

/** A rectangle in pixels of the plot. */
export interface PixelBox {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Distance of two strokes across, in pixels. */
const PITCH = 9;

/**
 * Slanted strokes that fill a box: lost, or nothing there. Lines and not a pattern, for patterns need an id
 * and a place that survives printing, copying and a page without styles.
 */
export function hatchLayer(box: PixelBox, token: ThemeToken, width: number): Layer {
  const { x0, x1, y0, y1 } = box;
  const height = y1 - y0;
  const strokes: Segment[] = [];
  for (let foot = x0 - height + PITCH / 2; foot < x1; foot += PITCH) {
    // The stroke runs from (foot, y1) up to (foot + height, y0); both ends are cut at the box.
    const from = Math.max(foot, x0);
    const to = Math.min(foot + height, x1);
    if (to - from < 0.5) continue;
    strokes.push({
      from: { px: round(from) },
      to: { px: round(to) },
      y: round(y1 - (from - foot)),
      y2: round(y1 - (to - foot)),
    });
  }
  return segmentLayer(strokes, { token, width });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
