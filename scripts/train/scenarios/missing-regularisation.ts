import { TABLE } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

const DATA = { ...TABLE.data, train: 240, separation: 0.8, seed: 36 };
const LARGE = {
  ...TABLE,
  data: DATA,
  hidden: [80, 80],
  schedule: "constant",
  epochs: 50,
  logEvery: 6,
} as const;

export const missingRegularisation: Recipe = {
  cause: "missing-regularisation",
  why: "Weight decay and dropout are both 0, and the network memorises. In the other run dropout of 0.3 and a weight decay are set, and it memorises all the same.",
  present: { ...LARGE, weightDecay: 0, dropout: 0, files: ["config", "log"] },
  behind: "overfitting",
  atLeast: 0.5,
  absent: { ...LARGE, weightDecay: 0.0001, dropout: 0.1, files: ["config", "log"] },
  absentCause: "overfitting",
};
