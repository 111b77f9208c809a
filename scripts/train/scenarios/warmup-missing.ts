import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const warmupMissing: Recipe = {
  cause: "warmup-missing",
  why: "Adam takes its full rate from the first step on. The other run reaches the same rate by a ramp, and comes out well.",
  present: {
    ...SMALL,
    data: { ...SMALL.data, separation: 1.2 },
    hidden: [48, 48, 48, 48, 48, 48, 48, 48],
    learningRate: 0.01,
    warmupSteps: 0,
    layersEvery: 60,
  },
  atLeast: 0.5,
  absent: {
    ...SMALL,
    data: { ...SMALL.data, separation: 1.2 },
    hidden: [48, 48, 48, 48, 48, 48, 48, 48],
    learningRate: 0.01,
    warmupSteps: 120,
    layersEvery: 60,
  },
  absentCause: null,
};
