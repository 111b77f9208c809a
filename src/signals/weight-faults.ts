import type { StoredWeights, TensorNumbers } from "../model/artifacts.ts";
import { defineSignal } from "../model/signal.ts";

/** Tensors of a checkpoint in which something is odd, each kind with the worst first. */
export interface WeightFaults {
  readonly nan: readonly TensorNumbers[];
  readonly infinite: readonly TensorNumbers[];
  /** Weights with rows, all of them 0. */
  readonly allZero: readonly TensorNumbers[];
  /** Some rows are 0 throughout. */
  readonly zeroRows: readonly TensorNumbers[];
}

/** What is odd in the numbers of stored weights. */
export const weightFaults = defineSignal((weights: StoredWeights): WeightFaults => {
  const { tensors } = weights;
  const kept = tensors.filter((tensor) => !isMask(tensor));
  const withRows = tensors.filter(({ rows, count }) => rows > 1 && count > 0);
  return {
    nan: kept.filter(({ nan }) => nan > 0).sort((a, b) => b.nan / b.count - a.nan / a.count),
    infinite: kept
      .filter(({ infinite }) => infinite > 0)
      .sort((a, b) => b.infinite / b.count - a.infinite / a.count),
    allZero: withRows.filter(({ zeros, count }) => zeros === count).sort((a, b) => b.count - a.count),
    zeroRows: withRows
      .filter(({ zeroRows, zeros, count }) => zeroRows > 0 && zeros < count)
      .sort((a, b) => b.zeroRows / b.rows - a.zeroRows / a.rows),
  };
});

/** A mask of attention that was stored with the model: 0 where looking is allowed, −∞ where it is not. */
function isMask({ zeros, infinite, nan, count }: TensorNumbers): boolean {
  return nan === 0 && infinite > 0 && zeros + infinite === count;
}
