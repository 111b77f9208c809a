import type { Axes } from "../model/series.ts";
import { definePairSignal } from "../model/signal.ts";

/** How the steps go along some rows. */
export interface StepCourse {
  readonly falls: Places;
  readonly repeats: Places;
  /** True where each step is larger than the one before it. */
  readonly rises: boolean;
}

/** How many points something is true of, and the first of them; -1 where there is none. */
interface Places {
  readonly count: number;
  readonly first: number;
}

/** The course of the steps at `index`, worked out once for all columns that fill the same rows. */
export const stepCourse = definePairSignal(({ step }: Axes, index: Int32Array): StepCourse => {
  const falls = { count: 0, first: -1 };
  const repeats = { count: 0, first: -1 };
  let rises = true;
  let last = step[index[0] ?? -1] ?? Number.NaN;
  for (let i = 1; i < index.length; i += 1) {
    const at = step[index[i] ?? -1] ?? Number.NaN;
    const change = at - last;
    last = at;
    if (change > 0) continue;
    rises = false;
    if (change < 0) add(falls, i);
    else if (change === 0) add(repeats, i);
  }
  return { falls, repeats, rises };
});

function add(places: { count: number; first: number }, i: number): void {
  if (places.count === 0) places.first = i;
  places.count += 1;
}
