import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const badDataBatch: Recipe = {
  cause: "bad-data-batch",
  why: "The batch of step 150 reached the network forty times too large. In the other run all batches are sound, and a rate far too high throws the loss up at any of them.",
  present: { ...SMALL, badBatch: { step: 150, factor: 40 }, files: ["config", "log"] },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    learningRate: 0.3,
    warmupSteps: 0,
    schedule: "constant",
    seed: 4,
    files: ["config", "log"],
  },
  absentCause: "lr-too-high",
};
