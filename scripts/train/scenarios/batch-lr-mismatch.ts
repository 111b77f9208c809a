import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const batchLrMismatch: Recipe = {
  cause: "batch-lr-mismatch",
  why: "Batches of 480 at the rate that fitted batches of 32: two steps an epoch instead of thirty. The other run takes the small batches.",
  present: { ...SMALL, batchSize: 480, warmupSteps: 0, layersEvery: 4 },
  atLeast: 0.5,
  absent: { ...SMALL, warmupSteps: 0 },
  absentCause: null,
};
