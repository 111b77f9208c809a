import { TABLE } from "../base-settings.ts";
import type { Recipe } from "../settings.ts";

export const overRegularized: Recipe = {
  cause: "over-regularized",
  why: "A weight decay of 0.3 pulls harder than the data: the weights shrink and the training loss stays high. In the other run decay is ordinary, and a single hidden unit holds the training loss up.",
  present: { ...TABLE, weightDecay: 0.3, files: ["config", "log", "layers"] },
  atLeast: 0.8,
  absent: { ...TABLE, hidden: [1, 1], files: ["config", "log", "layers", "model"] },
  absentCause: "capacity-too-small",
};
