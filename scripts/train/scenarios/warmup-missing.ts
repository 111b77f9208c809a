import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

const TRAINING = {
  ...SMALL,
  data: { ...SMALL.data, train: 640, val: 300, separation: 1.2 },
  hidden: [64, 64, 64],
  activation: "sigmoid",
  gain: 1,
  learningRate: 0.05,
  epochs: 8,
} as const;

export const warmupMissing: Recipe = {
  cause: "warmup-missing",
  why: "Adam takes its full rate from the first step on, and the sigmoid units do not come back from where that throws them. The other run reaches the same rate by a ramp, and comes out well.",
  present: { ...TRAINING, warmupSteps: 0 },
  atLeast: 0.25,
  behind: "lr-too-high",
  absent: { ...TRAINING, warmupSteps: 80 },
  absentCause: null,
};
