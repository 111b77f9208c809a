import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const bf16PrecisionFloor: Recipe = {
  cause: "bf16-precision-floor",
  why: "Weights are kept in bf16 and the steps are shorter than half a unit in their last place, so they are rounded away. The other run computes in bf16 too, on top of weights in full precision.",
  present: { ...SMALL, precision: "bf16", learningRate: 0.0002, schedule: "constant" },
  atLeast: 0.5,
  absent: { ...SMALL, precision: "bf16", fullWeights: true },
  absentCause: null,
};
