import type { PixelBox } from "./hatch.ts";

/**
 * Boxes for shares of one box, in the order given (largest first for the squarest), as near to squares as rows allow.
 * Bruls, Huizing and van Wijk (2000), Squarified Treemaps.
 */
export function squarify(values: readonly number[], box: PixelBox): readonly PixelBox[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return values.map(() => ({ ...box, x1: box.x0, y1: box.y0 }));
  const scale = ((box.x1 - box.x0) * (box.y1 - box.y0)) / total;
  const areas = values.map((value) => value * scale);
  const out: PixelBox[] = [];
  let rest = box;
  let start = 0;
  while (start < areas.length) {
    const side = Math.min(rest.x1 - rest.x0, rest.y1 - rest.y0);
    let end = start + 1;
    while (
      end < areas.length &&
      worst(areas.slice(start, end + 1), side) <= worst(areas.slice(start, end), side)
    )
      end++;
    const laid = layRow(areas.slice(start, end), rest);
    out.push(...laid.boxes);
    rest = laid.rest;
    start = end;
  }
  return out;
}

/** The longest side over the shorter one in a row of boxes along a side of the box. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((a, b) => a + b, 0);
  const most = Math.max(...row);
  const least = Math.min(...row);
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * Math.max(least, 1e-12)));
}

/** Lays a row along the shorter side, and gives what is left of the box. */
function layRow(row: readonly number[], box: PixelBox): { boxes: readonly PixelBox[]; rest: PixelBox } {
  const sum = row.reduce((a, b) => a + b, 0);
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  const down = width >= height;
  const thick = sum / Math.max(down ? height : width, 1e-9);
  let at = down ? box.y0 : box.x0;
  const boxes = row.map((area) => {
    const from = at;
    at += area / Math.max(thick, 1e-9);
    return down
      ? { x0: box.x0, x1: box.x0 + thick, y0: from, y1: at }
      : { x0: from, x1: at, y0: box.y0, y1: box.y0 + thick };
  });
  return { boxes, rest: down ? { ...box, x0: box.x0 + thick } : { ...box, y0: box.y0 + thick } };
}
