import type { SplitList } from "../model/artifacts.ts";
import { definePairSignal } from "../model/signal.ts";

/** Ids that stand in two splits, each counted once. */
export interface SplitOverlap {
  readonly shared: number;
  /** Distinct ids of either split. */
  readonly first: number;
  readonly second: number;
}

/** How many distinct ids two splits have in common. */
export const splitOverlap = definePairSignal((first: SplitList, second: SplitList): SplitOverlap => {
  const known = new Set(first.ids);
  const others = new Set(second.ids);
  let shared = 0;
  for (const id of others) if (known.has(id)) shared += 1;
  return { shared, first: known.size, second: others.size };
});
