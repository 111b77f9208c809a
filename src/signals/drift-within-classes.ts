import type { Features, Predictions } from "../model/artifacts.ts";
import { kolmogorovSmirnov, kolmogorovSmirnovLimit } from "../stats/kolmogorov-smirnov.ts";
import type { ColumnDrift } from "./feature-drift.ts";
import { type LabelledFeatures, labelledFeatures } from "./labelled-features.ts";

/** How two splits differ once rows of the same class are compared. */
export interface DriftWithinClasses {
  /** Half the sum of the differences of class shares, 0…1: how differently the splits mix their classes. */
  readonly mix: number;
  /** The column and class that differ most; null where no class has enough rows in both. */
  readonly largest: (ColumnDrift & { readonly of: string }) | null;
}

/** Rows of one split with their answers. */
export interface LabelledSplit {
  readonly features: Features | undefined;
  readonly predictions: Predictions | undefined;
}

/** Null where the classes of the rows are not known in both splits. */
export function driftWithinClasses(first: LabelledSplit, second: LabelledSplit): DriftWithinClasses | null {
  const [a, b] = [labelled(first), labelled(second)];
  if (!a?.classes || !b?.classes) return null;
  const classes = [...new Set([...a.classes, ...b.classes])].sort();
  const rows = classes.map((name) => ({ name, a: rowsOf(a, name), b: rowsOf(b, name) }));
  const mix =
    rows.reduce(
      (sum, of) => sum + Math.abs(of.a.length / a.targets.length - of.b.length / b.targets.length),
      0,
    ) / 2;
  const testable = rows.filter((of) => Math.min(of.a.length, of.b.length) >= FEWEST_ROWS);
  const tests = testable.length * a.names.length;
  const drifts = testable.flatMap((of) =>
    a.names.flatMap((name) => {
      const [x, y] = [valuesAt(a, name, of.a), valuesAt(b, name, of.b)];
      const distance = kolmogorovSmirnov(x, y);
      const limit = kolmogorovSmirnovLimit(x.length, y.length, ALPHA / tests);
      return Number.isFinite(distance) ? [{ name, distance, times: distance / limit, of: of.name }] : [];
    }),
  );
  return { mix, largest: drifts.sort((p, q) => q.times - p.times)[0] ?? null };
}

/** Chance that any column of any class passes the limit without drift, and the rows with which one can: as in feature-drift. */
const ALPHA = 0.01;
const FEWEST_ROWS = 20;

function labelled({ features, predictions }: LabelledSplit): LabelledFeatures | null {
  return features && predictions ? labelledFeatures(features, predictions) : null;
}

function rowsOf({ classes, targets }: LabelledFeatures, name: string): number[] {
  const target = classes?.indexOf(name) ?? -1;
  return [...targets.keys()].filter((row) => targets[row] === target);
}

function valuesAt({ names, columns }: LabelledFeatures, name: string, rows: readonly number[]): Float64Array {
  const column = columns[names.indexOf(name)];
  return Float64Array.from(rows, (row) => column?.[row] ?? Number.NaN);
}
