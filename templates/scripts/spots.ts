import type { Spot, SpotsReading } from "../../src/model/reading.ts";
import { addPointed, type Place, type Pointed } from "./pointed.ts";
import type { Scene } from "./readout-box.ts";

/** A point is read from this near, in pixels of the drawing. */
const NEAR = 24;

/** A figure of boxes or points that each say something; keys walk through them in their order. */
export function addSpots(scene: Scene, { spots }: SpotsReading): void {
  let current = -1;
  const go = (index: number): Place | null => {
    current = Math.max(0, Math.min(spots.length - 1, index));
    return spots[current] ?? null;
  };
  const pointed: Pointed = {
    keys: "Chart: arrows read one value after the other, Escape ends",
    at: (x, y) => {
      const found = nearest(spots, x, y);
      if (found >= 0) current = found;
      return spots[found] ?? null;
    },
    key: (key, shift) => {
      const by = shift ? 10 : 1;
      if (key === "ArrowRight" || key === "ArrowDown") return go(current + by);
      if (key === "ArrowLeft" || key === "ArrowUp") return go(current < 0 ? spots.length - 1 : current - by);
      if (key === "Home") return go(0);
      return key === "End" ? go(spots.length - 1) : null;
    },
  };
  addPointed(scene, pointed);
}

/** The box that holds the place, else the point nearest to it; -1 where there is none. */
function nearest(spots: readonly Spot[], x: number, y: number): number {
  let best = -1;
  let least = NEAR;
  for (const [i, spot] of spots.entries()) {
    const across = Math.max(spot.x - x, 0, x - spot.x - spot.width);
    const down = Math.max(spot.y - y, 0, y - spot.y - spot.height);
    const box = spot.width > 0 || spot.height > 0;
    const distance = Math.hypot(across, down);
    if (box ? distance === 0 : distance < least) {
      best = i;
      if (box) return i;
      least = distance;
    }
  }
  return best;
}
