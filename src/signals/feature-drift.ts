import type { Features } from "../model/artifacts.ts";
import { definePairSignal } from "../model/signal.ts";
import { kolmogorovSmirnov, kolmogorovSmirnovLimit } from "../stats/kolmogorov-smirnov.ts";

/** How far the distribution of one column differs between two splits. */
export interface ColumnDrift {
  readonly name: string;
  /** Kolmogorov–Smirnov distance, 0…1. */
  readonly distance: number;
  /** Distance over the one that chance exceeds in 1 % of tables of this many columns and rows. */
  readonly times: number;
}

/** Chance that any column of a table passes the limit without drift. */
const ALPHA = 0.01;

/** Fewer rows than this in a split and no distance below 1 could pass. */
const FEWEST_ROWS = 20;

/** Columns by drift, largest first; null where a split has too few rows or no column in common. */
export const featureDrift = definePairSignal(
  (first: Features, second: Features): readonly ColumnDrift[] | null => {
    const n = first.values[0]?.length ?? 0;
    const m = second.values[0]?.length ?? 0;
    const shared = first.columns.filter((name) => second.columns.includes(name));
    if (Math.min(n, m) < FEWEST_ROWS || shared.length === 0) return null;
    const limit = kolmogorovSmirnovLimit(n, m, ALPHA / shared.length);
    return shared
      .map((name) => {
        const a = first.values[first.columns.indexOf(name)] ?? [];
        const b = second.values[second.columns.indexOf(name)] ?? [];
        const distance = kolmogorovSmirnov(a, b);
        return { name, distance, times: distance / limit };
      })
      .filter(({ distance }) => Number.isFinite(distance))
      .sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
  },
);
