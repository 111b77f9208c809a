import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const lossOutputMismatch: Recipe = {
  cause: "loss-output-mismatch",
  why: "Labels are coded -1 and 1 for a binary cross-entropy that expects 0 and 1, so the loss has no lower end. The other run applies softmax before a loss that applies it itself.",
  present: { ...SMALL, head: "signed-labels" },
  atLeast: 0.5,
  absent: {
    ...SMALL,
    data: { ...SMALL.data, separation: 2, val: 240 },
    head: "softmax",
    epochs: 24,
    logEvery: 2,
    files: ["config", "log", "val-predictions"],
  },
  absentCause: "redundant-softmax",
};
