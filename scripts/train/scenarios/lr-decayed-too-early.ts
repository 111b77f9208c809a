import { SMALL } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const lrDecayedTooEarly: Recipe = {
  cause: "lr-decayed-too-early",
  why: "The rate falls to a tenth every 25 steps, so that it is gone after a fifth of the run. The other run keeps its rate, and two units a layer hold it back.",
  present: { ...SMALL, schedule: "step", decay: 0.1, decayEvery: 25, learningRate: 0.001 },
  atLeast: 0.8,
  absent: {
    ...SMALL,
    hidden: [2, 2],
    learningRate: 0.01,
    schedule: "constant",
    files: ["layers", "config", "model", "log"],
  },
  absentCause: "capacity-too-small",
};
