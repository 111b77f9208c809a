import { TABLE } from "../base-settings.ts";
import { regressionRun } from "../regression/regression-run.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = {
  ...TABLE,
  data: { ...TABLE.data, columns: 8, seed: 61 },
  noise: 0.2,
  targetScale: 1,
  epochs: 30,
} as const;

export const targetsNotScaled: Recipe = {
  cause: "targets-not-scaled",
  why: "The target lies about 3,000 with a deviation of 300, and the last layer needs the whole run to reach it. In the other run the target is standardised, and the rate is two hundred times too low.",
  present: regressionRun({ ...TRAINING, targetScale: 300 }),
  atLeast: 0.8,
  absent: regressionRun({ ...TRAINING, learningRate: 0.00001 }),
  absentCause: "lr-too-low",
};
