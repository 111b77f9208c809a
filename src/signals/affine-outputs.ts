import type { ClassPredictions, Features, Predictions } from "../model/artifacts.ts";
import { definePairSignal } from "../model/signal.ts";
import { affineFit } from "../stats/affine-fit.ts";
import { joinedRows } from "./labelled-features.ts";

/** How well the model's outputs are an affine function of its inputs. */
export interface AffineOutputs {
  /** R² of the output that fits worst: log-odds of a class against the commonest, or the predicted value. */
  readonly share: number;
  /** Rows that output was fitted on. */
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
}

/** Enough rows for each coefficient that chance explains at most a quarter of the variance. */
const ROWS_PER_COLUMN = 4;
/** Beyond these columns the fit takes longer than the answer is worth. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 2000;
/** Outputs that differ by less, in nats or as a share of their size, are one answer for all rows and no function of them. */
const SPREAD = 1e-3;
/** A smaller probability is printed with too few digits for its logarithm. */
const FAINT = 1e-4;

/** Null where the rows cannot be joined, are too few for the columns, or no output can be read off. */
export const affineOutputs = definePairSignal(
  (features: Features, predictions: Predictions): AffineOutputs | null => {
    const joined = joinedRows(features, predictions)?.slice(0, MOST_ROWS);
    const columns = features.values.length;
    if (!joined || columns === 0 || columns > MOST_COLUMNS) return null;
    const whole = joined.filter(([row]) => features.values.every((values) => Number.isFinite(values[row])));
    const fits = outputsOf(predictions).flatMap((output) => {
      const rows = whole.filter(([, row]) => Number.isFinite(output(row)));
      const target = Float64Array.from(rows, ([, row]) => output(row));
      if (rows.length < ROWS_PER_COLUMN * (columns + 1) || !spreads(target)) return [];
      const inputs = features.values.map((values) =>
        Float64Array.from(rows, ([row]) => values[row] ?? Number.NaN),
      );
      return [{ rows: rows.length, share: affineFit(inputs, target) }];
    });
    const worst = fits.sort((p, q) => p.share - q.share)[0];
    return worst ? { ...worst, columns, outputs: fits.length } : null;
  },
);

function spreads(values: Float64Array): boolean {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low > SPREAD * Math.max(1, Math.abs(low), Math.abs(high));
}

/** What the last layer gives, row by row; NaN where it cannot be read off. */
function outputsOf(predictions: Predictions): readonly ((row: number) => number)[] {
  if (predictions.kind === "regression") return [(row) => predictions.yPred[row] ?? Number.NaN];
  const { probabilities, classes } = predictions;
  if (!probabilities) return [];
  const base = commonest(predictions);
  return classes.flatMap((_, k) =>
    k === base
      ? []
      : [
          (row: number) => {
            const [p, q] = [
              probabilities[row * classes.length + k],
              probabilities[row * classes.length + base],
            ];
            return p !== undefined && q !== undefined && p >= FAINT && q >= FAINT
              ? Math.log(p / q)
              : Number.NaN;
          },
        ],
  );
}

function commonest({ yPred, classes }: ClassPredictions): number {
  const counts = classes.map(() => 0);
  for (const k of yPred) counts[k] = (counts[k] ?? 0) + 1;
  return counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
}
