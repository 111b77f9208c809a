import type { ClassPredictions } from "../src/model/artifacts.ts";
import type { Split } from "../src/model/metric-role.ts";

/** Predictions of one split from pairs [true, predicted] of class indices, with probabilities by row where given. */
export function predictionsOf(
  pairs: readonly (readonly [number, number])[],
  options: {
    readonly classes?: number;
    readonly split?: Split;
    readonly probabilities?: readonly (readonly number[])[];
    readonly ids?: readonly string[];
  } = {},
): ClassPredictions {
  const most = Math.max(0, ...pairs.flat()) + 1;
  const classes = Array.from({ length: options.classes ?? most }, (_, k) => `c${k}`);
  const split = options.split ?? "validation";
  return {
    kind: "classification",
    file: `predictions_${split}.csv`,
    split,
    ids: options.ids ?? null,
    count: pairs.length,
    classes,
    yTrue: Int32Array.from(pairs, ([actual]) => actual),
    yPred: Int32Array.from(pairs, ([, predicted]) => predicted),
    probabilities: options.probabilities ? Float64Array.from(options.probabilities.flat()) : null,
  };
}
