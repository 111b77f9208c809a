import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const unshuffledData: Recipe = {
  cause: "unshuffled-data",
  why: "The rows lie in the order of their classes and are trained on in that order, epoch after epoch. In the other run they are shuffled, and the rate grows tenfold at every fourth epoch.",
  present: { ...SMALL, fault: { kind: "sorted" }, shuffle: false, files: ["config", "log"] },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    learningRate: 0.0005,
    schedule: "step",
    decay: 10,
    decayEvery: 90,
    files: ["config", "log"],
  },
  absentCause: "scheduler-misconfigured",
};
