import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const nanFromMath: Recipe = {
  cause: "nan-from-math",
  why: "Rows are divided by their length after columns were masked at random; a row that is masked whole is 0 / 0, as the trace of that step says. In the other run the gradients explode into NaN.",
  present: { ...SMALL, maskedInputs: 0.47, tracesNan: true },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    hidden: [24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24],
    gain: 5,
    optimizer: "sgd",
    momentum: 0.9,
    learningRate: 0.003,
    warmupSteps: 0,
    layersEvery: 60,
  },
  absentCause: "exploding-gradients",
};
