import { normal } from "../random.ts";

/** A ring of narrow clusters in the plane: what the generator is to learn. */
export interface Ring {
  readonly modes: number;
  readonly radius: number;
  /** Standard deviation of a cluster. */
  readonly spread: number;
}

/** Draws a point. */
export function drawPoint(ring: Ring, random: () => number): Float64Array {
  const angle = (2 * Math.PI * Math.floor(random() * ring.modes)) / ring.modes;
  return Float64Array.of(
    ring.radius * Math.cos(angle) + ring.spread * normal(random),
    ring.radius * Math.sin(angle) + ring.spread * normal(random),
  );
}

/** How generated points lie on the ring. */
export interface RingReport {
  /** Clusters that hold at least a twentieth of their fair share of the points. */
  readonly modes: number;
  /** Root mean square distance of the points from their mean, over both axes. */
  readonly spread: number;
  /** Share of points within four standard deviations of a cluster's centre. */
  readonly quality: number;
}

/** Measures points against the ring. */
export function measureRing(points: readonly Float64Array[], ring: Ring): RingReport {
  const counts = new Array<number>(ring.modes).fill(0);
  for (const point of points) {
    const [x = 0, y = 0] = point;
    const turn = Math.atan2(y, x) / (2 * Math.PI);
    const mode = (Math.round(turn * ring.modes) + ring.modes) % ring.modes;
    const angle = (2 * Math.PI * mode) / ring.modes;
    const away = Math.hypot(x - ring.radius * Math.cos(angle), y - ring.radius * Math.sin(angle));
    if (away <= 4 * ring.spread) counts[mode] = (counts[mode] ?? 0) + 1;
  }
  const near = counts.reduce((sum, count) => sum + count, 0);
  const fair = points.length / ring.modes;
  return {
    modes: counts.filter((count) => count >= fair / 20).length,
    spread: Math.sqrt((variance(points, 0) + variance(points, 1)) / 2),
    quality: near / points.length,
  };
}

function variance(points: readonly Float64Array[], axis: number): number {
  const mean = points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length;
  return points.reduce((sum, point) => sum + ((point[axis] ?? 0) - mean) ** 2, 0) / points.length;
}
