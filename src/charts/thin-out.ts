/** Cells of this many pixels hold one dot: a second one there would not be seen. */
const CELL = 2;

/** A dot, what it stands for. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  /** Which point was the first there, and how many followed. */
  readonly first: number;
  readonly count: number;
}

/** One dot a cell, so that a million items are a few thousand dots and every outlier stays. */
export function thinOut(points: readonly { x: number; y: number }[]): readonly { x: number; y: number }[] {
  return dotsOf(points).map(({ x, y }) => ({ x, y }));
}

/** The same dots with what stands at each; a point that has no place has none. */
export function dotsOf(points: readonly { x: number; y: number }[]): readonly Dot[] {
  const seen = new Map<number, Dot>();
  for (const [first, { x, y }] of points.entries()) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)];
    const key = row * 4096 + column;
    const known = seen.get(key);
    if (known) seen.set(key, { ...known, count: known.count + 1 });
    else seen.set(key, { x: column * CELL, y: row * CELL, first, count: 1 });
  }
  return [...seen.values()];
}
