/** Cells of this many pixels hold one dot: a second one there would not be seen. */
const CELL = 2;

/** One dot a cell, so that a million items are a few thousand dots and every outlier stays. */
export function thinOut(points: readonly { x: number; y: number }[]): readonly { x: number; y: number }[] {
  const seen = new Map<number, { x: number; y: number }>();
  for (const { x, y } of points) {
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)];
    const key = row * 4096 + column;
    if (!seen.has(key)) seen.set(key, { x: column * CELL, y: row * CELL });
  }
  return [...seen.values()];
}
